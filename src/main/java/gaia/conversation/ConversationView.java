package gaia.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation as others see it, without its turns. */
public record ConversationView(
    String id,
    String owner,
    String campaign,
    @Nullable String externalId,
    String title,
    boolean archived,
    int turns,
    Instant created,
    Instant updated) {}
