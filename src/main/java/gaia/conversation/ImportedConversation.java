package gaia.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation from elsewhere, cleaned and within {@link ContentLimits}.
 *
 * @param externalId its id where it comes from; two imports with the same one are the same
 * @param created when it began, where that is known
 * @param messages at least one, in order
 */
record ImportedConversation(
    @Nullable String externalId,
    String title,
    @Nullable String campaign,
    @Nullable Instant created,
    List<ImportedMessage> messages) {

  ImportedConversation {
    messages = List.copyOf(messages);
  }
}
