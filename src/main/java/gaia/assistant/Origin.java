package gaia.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a memory comes from. What the person said here weighs most; everything else may have been
 * written by somebody who wants to be believed, and is marked wherever it is shown or handed on.
 */
public enum Origin {
  SAID("said here"),
  IMPORTED("taken in from elsewhere"),
  DOCUMENT("from a document"),
  SHARED("shared by somebody else");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** For a prompt, in English. */
  String words() {
    return words;
  }

  public boolean isOwnWord() {
    return this == SAID;
  }

  /** Stable name for clients and pages. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
