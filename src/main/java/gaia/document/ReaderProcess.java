package gaia.document;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads one foreign document in a Java process of its own: a parser that runs wild, or out of
 * memory, ends that process and nothing else. It inherits the low priority of the worker's thread.
 */
final class ReaderProcess {

  private static final long LOOK_MILLIS = 20;
  private static final int OUT_OF_MEMORY = 3;
  private static final List<String> LIMITS =
      List.of(
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ActiveProcessorCount=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  private final Path scratch;
  private final Runnable breathe;

  /**
   * @param scratch folder for what is being read, made and emptied here
   * @param breathe called every few milliseconds; may throw, which ends the process
   */
  ReaderProcess(Path scratch, Runnable breathe) {
    this.scratch = scratch;
    this.breathe = breathe;
  }

  /**
   * What the document says, as markdown.
   *
   * @throws UnreadableDocument when it cannot be read
   */
  String read(Path original, DocumentFormat format) throws IOException {
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "document");
    try {
      Path text = folder.resolve("text.md");
      Path fault = folder.resolve("fault.txt");
      int end = await(start(folder, original, format, text, fault));
      return result(end, text, fault);
    } finally {
      delete(folder);
    }
  }

  private static Process start(
      Path folder, Path original, DocumentFormat format, Path text, Path fault) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LIMITS);
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", ReaderClassPath.of(ForeignDocument.class.getClassLoader())));
    command.add(ForeignDocument.class.getName());
    command.addAll(List.of(original.toString(), format.name(), text.toString(), fault.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
    return builder.start();
  }

  private int await(Process process) {
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        breathe.run();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a document was read", e);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static String result(int end, Path text, Path fault) throws IOException {
    if (end == 0) {
      return Files.readString(text);
    }
    if (end == OUT_OF_MEMORY) {
      throw new UnreadableDocument("The document needs too much memory to be read.");
    }
    throw new UnreadableDocument(
        Files.exists(fault)
            ? Files.readString(fault)
            : "The document cannot be read: its reader ended with code %d.".formatted(end));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
