package gaia.conversation;

import org.jspecify.annotations.Nullable;

/** What became of one conversation in an upload. */
sealed interface ImportItem {

  record Read(ImportedConversation conversation) implements ImportItem {}

  /**
   * It was not read.
   *
   * @param externalId null where it is not known, and where the refusal is about the rest of the
   *     upload
   * @param reason for people: what is wrong, and where
   */
  record Refused(@Nullable String externalId, String reason) implements ImportItem {}
}
