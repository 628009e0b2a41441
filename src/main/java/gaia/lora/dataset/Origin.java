package gaia.lora.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on.
 *
 * @param archiveId null where a person wrote it into the knowledge itself
 * @param turn index in the conversation; -1 where a person wrote
 * @param factId null for what a conversation was about
 */
public record Origin(@Nullable String archiveId, int turn, @Nullable String factId) {}
