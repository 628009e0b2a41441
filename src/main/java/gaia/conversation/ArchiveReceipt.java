package gaia.conversation;

/** What a person gets for archiving a conversation. */
public record ArchiveReceipt(String archiveId, String summary, String taskId) {}
