package gaia.conversation;

import java.util.Locale;

/** How far the processing of an archive has come. */
public enum ArchiveStatus {
  PENDING_PROCESSING,
  PROCESSED,
  FAILED;

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
