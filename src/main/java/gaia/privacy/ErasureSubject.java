package gaia.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A conversation that is to be erased, by ids alone: it can be named when nothing of it is left.
 *
 * @param archiveId null when it was never archived
 */
public record ErasureSubject(
    String owner, String campaign, String conversationId, @Nullable String archiveId) {}
