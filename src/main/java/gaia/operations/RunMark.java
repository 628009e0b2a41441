package gaia.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that lies in the data folder while a server runs: one that is there at a start was left by
 * a process that ended without warning.
 */
final class RunMark {

  private final Path file;

  RunMark(Path internal) {
    file = internal.resolve("running");
  }

  /**
   * The server starts.
   *
   * @return true when the one before ended without warning
   */
  boolean begin() throws IOException {
    boolean left = Files.exists(file);
    if (!left) {
      Files.createFile(file);
    }
    return left;
  }

  /** The server has stopped in order. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
