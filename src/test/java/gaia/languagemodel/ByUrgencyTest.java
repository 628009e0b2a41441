package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(600)
class ByUrgencyTest extends LanguageModelContract {

  private static final List<ChatMessage> HELLO = List.of(ChatMessage.user("Who are you?"));
  private static final Duration UNLOAD_AFTER = Duration.ofMinutes(30);

  /** The place of the niceness in /proc/PID/stat, counted behind the name. */
  private static final int NICENESS = 16;

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger programs = new AtomicInteger();
  private final List<ByUrgency> all = new ArrayList<>();

  @AfterEach
  void stop() {
    all.forEach(ByUrgency::close);
  }

  private LlamaServer server(String mode, String text, int niceness) {
    Path program = folder.resolve("fake-llama-" + programs.incrementAndGet());
    String line = mode.isEmpty() ? "no-such-llama-server" : program.toString();
    if (!mode.isEmpty()) {
      FakeOpenAiServer.program(program, mode, text);
    }
    return new LlamaServer(
        new LlamaCommand(line, folder.resolve("m.gguf"), niceness, 2048, 1, 0, 256),
        folder.resolve(programs.get() + ".log"),
        UNLOAD_AFTER,
        nanos::get);
  }

  private ByUrgency both(String mode, String text) {
    ByUrgency model =
        new ByUrgency(
            server(mode, text, LlamaCommand.NORMAL), server(mode, text, LlamaCommand.LAST));
    all.add(model);
    return model;
  }

  @Override
  LanguageModel saying(String text) {
    return both("ANSWER", text);
  }

  @Override
  LanguageModel hanging() {
    return both("HANG", "one two");
  }

  @Override
  LanguageModel absent() {
    return both("", "");
  }

  @Override
  LanguageModel cramped() {
    return both("TOO_LONG", "");
  }

  @Test
  void a_task_is_served_at_the_lowest_priority_and_a_person_at_the_usual_one() throws Exception {
    LlamaServer persons = server("ANSWER", "Yes.", LlamaCommand.NORMAL);
    LlamaServer background = server("ANSWER", "Yes.", LlamaCommand.LAST);
    ByUrgency model = new ByUrgency(persons, background);
    all.add(model);

    model.generate(ChatRequest.background(HELLO), GenerationListener.NONE);
    assertThat(persons.processId()).isEmpty();
    assertThat(niceness(background)).isEqualTo(19);
    assertThat(model.state().condition()).isEqualTo(ModelState.Condition.READY);

    model.generate(ChatRequest.interactive(HELLO), GenerationListener.NONE);
    assertThat(niceness(persons)).isEqualTo(niceness(ProcessHandle.current().pid()));
  }

  private static int niceness(LlamaServer server) throws IOException {
    return niceness(server.processId().orElseThrow());
  }

  private static int niceness(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICENESS]);
  }

  @Test
  void whichever_nobody_has_asked_for_long_gives_its_memory_back() {
    LlamaServer persons = server("ANSWER", "Yes.", LlamaCommand.NORMAL);
    LlamaServer background = server("ANSWER", "Yes.", LlamaCommand.LAST);
    ByUrgency model = new ByUrgency(persons, background);
    all.add(model);
    model.generate(ChatRequest.background(HELLO), GenerationListener.NONE);
    nanos.addAndGet(UNLOAD_AFTER.toNanos());
    model.generate(ChatRequest.interactive(HELLO), GenerationListener.NONE);

    model.unloadWhenDisused();

    assertThat(background.processId()).isEmpty();
    assertThat(persons.processId()).isPresent();
  }
}
