package gaia.knowledge.structured;

/**
 * A person edited a structured archive: {@link ArchiveEdits#read} tells how. Fired in the
 * transaction of the edit, so an observer inserts a task and does no more.
 */
public record ArchiveEdited(String archiveId, String owner, String campaign) {}
