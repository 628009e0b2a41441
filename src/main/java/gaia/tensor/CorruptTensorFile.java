package gaia.tensor;

import java.io.IOException;
import java.nio.file.Path;

/** A file of tensors cannot be used. The message names the file and says what is wrong with it. */
public final class CorruptTensorFile extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptTensorFile(Path file, String fault) {
    super(file + ": " + fault);
  }

  CorruptTensorFile(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }
}
