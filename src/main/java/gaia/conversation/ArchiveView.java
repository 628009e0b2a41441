package gaia.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive as others see it, without its turns.
 *
 * @param failure why its processing was given up, where it was
 * @param searchable since when search finds its turns
 */
public record ArchiveView(
    String id,
    String conversationId,
    String owner,
    String campaign,
    String title,
    ArchiveStatus status,
    String summary,
    List<String> keywords,
    int turns,
    @Nullable String taskId,
    @Nullable String failure,
    Instant created,
    Instant archived,
    @Nullable Instant processed,
    @Nullable Instant searchable) {}
