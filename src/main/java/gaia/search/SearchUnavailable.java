package gaia.search;

import org.jspecify.annotations.Nullable;

/** The index cannot be used at the moment. The message says why. */
public final class SearchUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
