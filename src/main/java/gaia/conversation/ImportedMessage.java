package gaia.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation from elsewhere, cleaned.
 *
 * @param content not blank
 */
record ImportedMessage(
    Role role, @Nullable String speaker, String content, @Nullable Instant created) {}
