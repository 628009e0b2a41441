/**
 * What was said: conversations as they grow, archives once they are closed, and their raw files.
 *
 * <p><b>In:</b> messages from chat and clients, imports in several formats, raw archive files found
 * in the data folder. <b>Out:</b> {@link gaia.conversation.Transcript}s, archive listings and
 * statistics, search documents for every turn.
 *
 * <p><b>Decides:</b> when a message is stored (at once, durably), what archiving means (messages
 * frozen, archive row and task row in one transaction, raw file before the answer) and what is a
 * duplicate in an import.
 *
 * <p><b>Threads:</b> any; each call of {@code ConversationManager} is one transaction, or joins the
 * caller's.
 *
 * <p><b>Not here:</b> what a conversation means ({@code knowledge}), how it is found ({@code
 * search}), answers to the user ({@code assistant}).
 */
@NullMarked
package gaia.conversation;

import org.jspecify.annotations.NullMarked;
