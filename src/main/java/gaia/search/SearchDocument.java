package gaia.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be found.
 *
 * @param archiveId the group this document belongs to: neighbours and whole-conversation evidence
 *     are taken from documents of the same kind and group
 * @param position 0-based place in its group; for a turn its index in the conversation
 */
public record SearchDocument(
    SearchKind kind,
    String owner,
    String campaign,
    String archiveId,
    int position,
    @Nullable String speaker,
    @Nullable Instant created,
    String text) {}
