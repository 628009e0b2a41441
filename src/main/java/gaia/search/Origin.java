package gaia.search;

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

  /**
   * The one place that decides.
   *
   * @param isDocument whether it stands in a document
   * @param isOwn whether it belongs to the person who sees it
   * @param isTakenIn whether another program or another house brought it in
   */
  public static Origin of(boolean isDocument, boolean isOwn, boolean isTakenIn) {
    if (isDocument) {
      return DOCUMENT;
    }
    if (!isOwn) {
      return SHARED;
    }
    return isTakenIn ? IMPORTED : SAID;
  }

  /** For a prompt, in English. */
  public String words() {
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
