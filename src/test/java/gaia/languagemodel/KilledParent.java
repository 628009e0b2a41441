package gaia.languagemodel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A small process with a llama-server of its own, which a test kills. */
final class KilledParent {

  private KilledParent() {}

  /** Takes the program, a folder, and the file that shall hold the program's process id. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    LlamaServer server =
        new LlamaServer(
            new LlamaCommand(arguments[0], folder.resolve("m.gguf"), 0, 2048, 1, 0, 256),
            folder.resolve("parent-llama.log"),
            Duration.ofMinutes(30),
            System::nanoTime);
    server.generate(
        ChatRequest.interactive(List.of(ChatMessage.user("Hello?"))), GenerationListener.NONE);
    Path part = folder.resolve("pid.part");
    Files.writeString(part, Long.toString(server.processId().orElseThrow()));
    Files.move(part, Path.of(arguments[2]), StandardCopyOption.ATOMIC_MOVE);
    new CountDownLatch(1).await();
  }
}
