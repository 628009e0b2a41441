package gaia.embedding;

import java.io.IOException;
import java.nio.file.Path;

/** A model folder cannot be used. The message names the file and says what is wrong with it. */
public final class BrokenModel extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenModel(Path file, String fault) {
    super(file + ": " + fault);
  }

  BrokenModel(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }

  /** Of a cause whose message names the file already. */
  BrokenModel(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
