package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.it.Await;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a small program in the place of llama-server. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class LlamaServerTest extends LanguageModelContract {

  private static final ChatRequest QUESTION =
      ChatRequest.interactive(List.of(ChatMessage.user("Who are you?")));
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private final AtomicInteger programs = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final List<LlamaServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(LlamaServer::close);
  }

  /** A program that behaves as its environment says. */
  private Path program(String mode, String text) {
    Path file = folder.resolve("fake-llama-" + programs.incrementAndGet());
    return FakeOpenAiServer.program(file, mode, text);
  }

  private LlamaServer server(String program) {
    LlamaCommand command = new LlamaCommand(program, folder.resolve("m.gguf"), 0, 2048, 2, 0, 256);
    LlamaServer server =
        new LlamaServer(
            command, folder.resolve("llama.log"), Duration.ofMinutes(30), () -> nanos.get());
    servers.add(server);
    return server;
  }

  private static Completion ask(LanguageModel model) {
    return model.generate(QUESTION, GenerationListener.NONE);
  }

  @Override
  LanguageModel saying(String text) {
    return server(program("ANSWER", text).toString());
  }

  @Override
  LanguageModel hanging() {
    return server(program("HANG", "one two").toString());
  }

  @Override
  LanguageModel absent() {
    return server("no-such-llama-server");
  }

  @Override
  LanguageModel cramped() {
    return server(program("TOO_LONG", "").toString());
  }

  @Test
  void the_program_is_started_by_the_first_question_and_ended_with_us() {
    LlamaServer server = (LlamaServer) saying("I am a fake.");
    assertThat(server.processId()).isEmpty();
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.RESTING);

    assertThat(ask(server).text()).isEqualTo("I am a fake.");

    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.READY);
    ProcessHandle process = ProcessHandle.of(server.processId().orElseThrow()).orElseThrow();
    server.close();
    assertThat(process.isAlive()).isFalse();
    assertThatThrownBy(() -> ask(server)).hasMessage("GAIA is stopping.");
  }

  @Test
  void adapters_that_are_switched_on_are_loaded_by_the_next_question_and_gone_after_it() {
    LlamaServer server = (LlamaServer) saying("I am a fake.");
    ask(server);
    long first = server.processId().orElseThrow();
    Path adapter = folder.resolve("adapter.gguf");

    server.serve(List.of(new ServedAdapter(new Audience("ada", "default"), adapter)));
    assertThat(server.processId()).isEmpty();
    ask(server);
    long second = server.processId().orElseThrow();

    assertThat(second).isNotEqualTo(first);
    assertThat(line(second)).contains("--lora " + adapter);
    server.serve(List.of());
    ask(server);
    assertThat(line(server.processId().orElseThrow())).doesNotContain("--lora");
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.READY);
  }

  private static String line(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).orElse("");
  }

  @Test
  void the_key_is_on_no_command_line() {
    LlamaServer server = (LlamaServer) saying("I am a fake.");
    ask(server);

    String line =
        ProcessHandle.of(server.processId().orElseThrow())
            .flatMap(process -> process.info().commandLine())
            .orElse("");
    assertThat(line).doesNotContain("api-key").doesNotContain("LLAMA_API_KEY");
  }

  @Test
  void a_program_that_is_not_there_is_named_with_what_to_do() {
    LanguageModel server = absent();

    assertThat(server.state().sentence())
        .contains("no-such-llama-server")
        .contains("Install llama.cpp")
        .contains("GAIA_LLAMA_SERVER");
    assertThatThrownBy(() -> ask(server)).hasMessage(server.state().sentence());
  }

  @Test
  void a_program_that_was_killed_is_started_again_but_not_at_once() {
    LlamaServer server = (LlamaServer) saying("I am a fake.");
    ask(server);
    ProcessHandle.of(server.processId().orElseThrow()).orElseThrow().destroyForcibly();
    Await.until("it is gone", PATIENCE, () -> server.processId().isEmpty());

    assertThatThrownBy(() -> ask(server))
        .isInstanceOfSatisfying(
            LanguageModelFailure.Unavailable.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(ask(server).text()).isEqualTo("I am a fake.");
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.READY);
  }

  @Test
  void a_program_that_breaks_off_and_answers_nobody_any_more_is_ended_and_started_again_later() {
    LlamaServer server = server(program("DEAF", "one two").toString());

    assertThatThrownBy(() -> ask(server)).isInstanceOf(LanguageModelFailure.Unavailable.class);

    assertThat(server.processId()).isEmpty();
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.DOWN);
    assertThatThrownBy(() -> ask(server)).hasMessageContaining("1 times");
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(() -> ask(server)).hasMessageContaining("broke off");
  }

  @Test
  void a_program_that_breaks_off_but_is_well_is_left_alone() {
    LlamaServer server = server(program("BREAK_OFF", "one two").toString());

    assertThatThrownBy(() -> ask(server)).isInstanceOf(LanguageModelFailure.Unavailable.class);

    assertThat(server.processId()).isPresent();
  }

  @Test
  void a_file_that_cannot_be_loaded_is_not_tried_again_and_again() {
    LlamaServer server = server(program("EXIT", "").toString());

    assertThatThrownBy(() -> ask(server))
        .isInstanceOf(LanguageModelFailure.Unavailable.class)
        .hasMessageContaining("m.gguf");
    assertThatThrownBy(() -> ask(server)).hasMessageContaining("1 times");
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.DOWN);
  }

  @Test
  void each_failure_doubles_the_wait_up_to_five_minutes() {
    assertThat(RestartDelay.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(RestartDelay.after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(RestartDelay.after(5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(RestartDelay.after(500)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void after_long_disuse_the_memory_is_given_back_and_the_next_question_loads_again() {
    LlamaServer server = (LlamaServer) saying("I am a fake.");
    ask(server);
    server.unloadWhenDisused();
    assertThat(server.processId()).isPresent();

    nanos.addAndGet(Duration.ofMinutes(30).toNanos());
    server.unloadWhenDisused();

    assertThat(server.processId()).isEmpty();
    assertThat(server.state().condition()).isEqualTo(ModelState.Condition.RESTING);
    assertThat(ask(server).text()).isEqualTo("I am a fake.");
  }

  @Test
  void the_program_does_not_outlive_a_server_that_was_killed() throws Exception {
    Path pidFile = folder.resolve("pid");
    Process parent =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "gaia.languagemodel.KilledParent",
                program("ANSWER", "I am a fake.").toString(),
                folder.toString(),
                pidFile.toString())
            .inheritIO()
            .start();
    Await.until("the child serves", PATIENCE, () -> Files.exists(pidFile) || !parent.isAlive());
    ProcessHandle child = ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    parent.destroyForcibly();

    Await.until("the child is gone", PATIENCE, () -> !child.isAlive());
  }
}
