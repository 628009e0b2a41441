package gaia.languagemodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF file served by llama-server, a process of our own: started by the first request, on
 * loopback, at a free port, with a key that nobody else knows; started again when it dies or does
 * not answer any more, each time later, and stopped when nobody has asked it for long.
 *
 * <p>Safe for several threads. Starting and stopping hold the lock only for moments; whoever asks
 * while it loads waits outside, and breathes.
 */
final class LlamaServer implements LanguageModel, AdapterServing, AutoCloseable {

  private static final Duration LOADING = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 40;

  /** So often a program that failed may leave the question for its health without an answer. */
  private static final int DEAF = 3;

  private final LlamaCommand command;
  private final Path log;
  private final Duration unloadAfter;
  private final LongSupplier nanos;

  private @Nullable LlamaLife running;

  /** What is switched on, and what the running program was started with. */
  private Set<ServedAdapter> wanted = Set.of();

  private LoraScales loaded = LoraScales.NONE;
  private final RestartDelay delay;
  private long lastUse;
  private int asking;
  private boolean closed;

  /**
   * @param log where the program's own messages go
   * @param nanos the clock of the process, as {@link System#nanoTime()}
   */
  LlamaServer(LlamaCommand command, Path log, Duration unloadAfter, LongSupplier nanos) {
    this.command = command;
    this.log = log;
    this.unloadAfter = unloadAfter;
    this.nanos = nanos;
    this.delay = new RestartDelay(nanos);
  }

  @Override
  public synchronized ModelState state() {
    LlamaLife now = running;
    if (command.found(searchPath()).isEmpty()) {
      return state(ModelState.Condition.DOWN, notInstalled());
    }
    if (now != null && now.isHealthy()) {
      return state(ModelState.Condition.READY, "The language model is loaded.");
    }
    if (now != null) {
      return state(ModelState.Condition.STARTING, "The language model is being loaded.");
    }
    return delay.failures() == 0
        ? state(ModelState.Condition.RESTING, "The language model is loaded when it is needed.")
        : state(ModelState.Condition.DOWN, died());
  }

  private ModelState state(ModelState.Condition condition, String sentence) {
    return new ModelState(
        condition,
        String.valueOf(command.model().getFileName()),
        OptionalInt.of(command.contextWindow()),
        sentence);
  }

  private String notInstalled() {
    return "MODEL_PATH is set, but there is no program %s to serve it. Install llama.cpp's"
            .formatted(command.program())
        + " llama-server, or set GAIA_LLAMA_SERVER to its path.";
  }

  private String died() {
    return "The language model's program has ended %d times in a row. Its messages are in %s; is %s"
            .formatted(delay.failures(), log.getFileName(), command.model().getFileName())
        + " a GGUF file that it can load?";
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    begin();
    try {
      renew(1);
      LlamaLife ready = awaitHealthy(listener, cancellation);
      Completion completion = answered(ready, request, listener, cancellation);
      worked();
      return completion;
    } finally {
      end();
    }
  }

  /** A program that breaks off and then does not even say that it is there is ended. */
  private Completion answered(
      LlamaLife life, ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    try {
      return life.model().generate(request, listener, cancellation);
    } catch (LanguageModelFailure.Unavailable e) {
      if (life.isAlive() && isDeaf(life)) {
        ended(life);
        life.stop();
      }
      throw e;
    }
  }

  private static boolean isDeaf(LlamaLife life) {
    for (int asked = 0; asked < DEAF; asked++) {
      if (life.askHealth()) {
        return false;
      }
    }
    return true;
  }

  private synchronized void begin() {
    asking++;
  }

  @Override
  public Optional<Path> model() {
    return Optional.of(command.model());
  }

  @Override
  public void serve(List<ServedAdapter> adapters) {
    for (ServedAdapter adapter : adapters) {
      if (adapter.file().toString().contains(",")) {
        throw new IllegalArgumentException(
            "llama-server cannot be given an adapter whose path has a comma in it.");
      }
    }
    synchronized (this) {
      wanted = new LinkedHashSet<>(adapters);
    }
    renew(0);
  }

  /**
   * Ends a program that was started with other adapters, unless it answers somebody.
   *
   * @param mine how many of those that are asking are the caller
   */
  private void renew(int mine) {
    LlamaLife outdated = null;
    synchronized (this) {
      boolean same = wanted.equals(Set.copyOf(loaded.loaded()));
      if (running != null && !same && asking <= mine) {
        outdated = running;
        running = null;
      }
    }
    if (outdated != null) {
      outdated.stop();
    }
  }

  private synchronized Map<String, Object> members(LoraScales scales, ChatRequest request) {
    return scales.of(request, wanted);
  }

  private synchronized void end() {
    asking--;
    lastUse = nanos.getAsLong();
  }

  private synchronized void worked() {
    delay.worked();
  }

  private LlamaLife awaitHealthy(GenerationListener listener, Cancellation cancellation) {
    long deadline = nanos.getAsLong() + LOADING.toNanos();
    LlamaLife life = startedOrRunning();
    while (!life.isHealthy()) {
      listener.breathe();
      if (cancellation.isCancelled()) {
        throw new LanguageModelFailure.Cancelled();
      }
      if (!life.isAlive()) {
        ended(life);
        throw new LanguageModelFailure.Unavailable(died(), waitBeforeStart());
      }
      if (nanos.getAsLong() > deadline) {
        life.stop();
        throw new LanguageModelFailure.Unavailable(
            "The language model was not loaded within five minutes.", RestartDelay.LONGEST);
      }
      if (!life.askHealth()) {
        pause();
      }
    }
    return life;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private synchronized LlamaLife startedOrRunning() {
    if (running != null && running.isAlive()) {
      return running;
    }
    if (running != null) {
      ended(running);
    }
    if (closed) {
      throw new LanguageModelFailure.Unavailable("GAIA is stopping.", LlamaLife.LATER);
    }
    Optional<Path> program = command.found(searchPath());
    if (program.isEmpty()) {
      throw new LanguageModelFailure.Unavailable(notInstalled(), LlamaLife.LATER);
    }
    if (!delay.isOver()) {
      throw new LanguageModelFailure.Unavailable(died(), waitBeforeStart());
    }
    LoraScales scales = new LoraScales(List.copyOf(wanted));
    List<Path> files = scales.loaded().stream().map(ServedAdapter::file).toList();
    LlamaLife life =
        LlamaLife.begin(
            command.with(files), program.get(), log, request -> members(scales, request));
    loaded = scales;
    running = life;
    life.onEnd(() -> ended(life));
    return life;
  }

  /** An end that nobody asked for makes the next start wait, each time twice as long. */
  private synchronized void ended(LlamaLife life) {
    if (running != life) {
      return;
    }
    running = null;
    if (!closed) {
      delay.failed();
    }
  }

  private synchronized Duration waitBeforeStart() {
    return delay.left();
  }

  /** Gives the memory back when nobody has asked for long. To be called now and then. */
  void unloadWhenDisused() {
    LlamaLife idle = null;
    synchronized (this) {
      boolean disused = nanos.getAsLong() - lastUse >= unloadAfter.toNanos();
      if (running != null && asking == 0 && disused) {
        idle = running;
        running = null;
      }
    }
    if (idle != null) {
      idle.stop();
    }
  }

  @Override
  public OptionalInt countTokens(String text) {
    LlamaLife now;
    synchronized (this) {
      now = running;
    }
    return now != null && now.isHealthy() && now.isAlive()
        ? now.model().countTokens(text)
        : OptionalInt.empty();
  }

  @Override
  public synchronized OptionalLong processId() {
    return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
  }

  @Override
  public void close() {
    LlamaLife last;
    synchronized (this) {
      closed = true;
      last = running;
      running = null;
    }
    if (last != null) {
      last.stop();
    }
  }

  private static String searchPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
