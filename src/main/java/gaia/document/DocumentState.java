package gaia.document;

import java.util.Locale;

/** How far a document has come. */
public enum DocumentState {
  /** Waits to be read, or is being read. */
  PENDING,
  /** Read; found once it is indexed. */
  READY,
  /** Has the same content as another document, which stands for both. */
  DUPLICATE,
  /** Cannot be read; the failure says why. */
  FAILED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
