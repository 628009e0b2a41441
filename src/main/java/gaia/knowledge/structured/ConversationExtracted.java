package gaia.knowledge.structured;

/**
 * What is worth keeping of an archive is known, or known anew: {@link Extractions#find} gives it.
 * Fired in the transaction that completes the task, so an observer inserts a task and does no more.
 */
public record ConversationExtracted(String archiveId, String owner, String campaign) {}
