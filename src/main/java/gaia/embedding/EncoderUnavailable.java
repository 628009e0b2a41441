package gaia.embedding;

import org.jspecify.annotations.Nullable;

/** An encoder cannot answer now; the same may work later. The message says why, without secrets. */
public final class EncoderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EncoderUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
