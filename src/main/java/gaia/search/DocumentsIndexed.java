package gaia.search;

/**
 * Fired in the transaction that completes an {@code embed_document} task: the group can be found.
 *
 * @param source name of the {@link SearchSource} that owns the group
 */
public record DocumentsIndexed(String source, String groupId, String owner, String taskId) {}
