package gaia.languagemodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A language model that says what a test wrote for it, word by word, and remembers what it was
 * asked. What is scripted first is said first; when the script is over, the last line repeats.
 */
public final class ScriptedLanguageModel implements LanguageModel {

  private static final int CONTEXT = 4096;

  private final Deque<Function<ChatRequest, String>> script = new ArrayDeque<>();
  private final List<ChatRequest> requests = new ArrayList<>();
  private @Nullable Function<ChatRequest, String> last;
  private @Nullable CountDownLatch begun;
  private @Nullable CountDownLatch held;
  private int contextWindow = CONTEXT;

  /** What stands where none is configured. */
  public static LanguageModel none() {
    return new NoLanguageModel();
  }

  /** Answers once with this text. */
  public ScriptedLanguageModel answers(String text) {
    return answersBy(request -> text);
  }

  /** Answers once with what the function makes of the request. */
  public synchronized ScriptedLanguageModel answersBy(Function<ChatRequest, String> answer) {
    script.add(answer);
    return this;
  }

  /** Fails once. */
  public ScriptedLanguageModel fails(LanguageModelFailure failure) {
    return answersBy(
        request -> {
          throw failure;
        });
  }

  public ScriptedLanguageModel withContextWindow(int tokens) {
    contextWindow = tokens;
    return this;
  }

  /**
   * From now on says the first word of an answer and then nothing until {@link #release()}, or
   * until it is cancelled.
   */
  public synchronized ScriptedLanguageModel holds() {
    begun = new CountDownLatch(1);
    held = new CountDownLatch(1);
    return this;
  }

  /** Holds no further answer; one that is held stays so. */
  public synchronized ScriptedLanguageModel holdsNoMore() {
    held = null;
    return this;
  }

  /** Waits until a held answer has begun. */
  public void awaitBegun() throws InterruptedException {
    CountDownLatch latch;
    synchronized (this) {
      latch = begun;
    }
    if (latch == null || !latch.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("no held answer has begun");
    }
  }

  public synchronized void release() {
    if (held != null) {
      held.countDown();
    }
    held = null;
  }

  /** What was asked, oldest first. */
  public synchronized List<ChatRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public ModelState state() {
    return new ModelState(
        ModelState.Condition.READY, "scripted", OptionalInt.of(contextWindow), "It is scripted.");
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    String text = next(request).apply(request);
    StringBuilder said = new StringBuilder();
    int tokens = 0;
    for (String word : text.split("(?<= )")) {
      listener.breathe();
      if (cancellation.isCancelled()) {
        throw new LanguageModelFailure.Cancelled();
      }
      if (word.isEmpty()) {
        continue;
      }
      if (tokens == request.maxTokens()) {
        return completion(request, said, tokens, Completion.FinishReason.LENGTH);
      }
      said.append(word);
      tokens++;
      listener.text(word);
      hold(listener, cancellation);
    }
    return completion(request, said, tokens, Completion.FinishReason.STOP);
  }

  private synchronized Function<ChatRequest, String> next(ChatRequest request) {
    requests.add(request);
    if (!script.isEmpty()) {
      last = script.remove();
    }
    if (last == null) {
      throw new AssertionError("nothing is scripted");
    }
    return last;
  }

  private void hold(GenerationListener listener, Cancellation cancellation) {
    CountDownLatch latch;
    synchronized (this) {
      latch = held;
      if (begun != null) {
        begun.countDown();
      }
    }
    try {
      while (latch != null
          && !cancellation.isCancelled()
          && !latch.await(1, TimeUnit.MILLISECONDS)) {
        listener.breathe();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (cancellation.isCancelled()) {
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private static Completion completion(
      ChatRequest request, StringBuilder said, int tokens, Completion.FinishReason finish) {
    int prompt = request.messages().stream().mapToInt(m -> words(m.content())).sum();
    return new Completion(
        said.toString(), finish, new TokenUsage(prompt, tokens, true), "scripted");
  }

  /** One token a word. */
  @Override
  public OptionalInt countTokens(String text) {
    return OptionalInt.of(words(text));
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
