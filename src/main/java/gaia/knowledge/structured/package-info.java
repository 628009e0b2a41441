/**
 * Structured archives: what was worth keeping of one conversation, as markdown that people read and
 * edit.
 *
 * <p><b>In:</b> transcripts, read by {@code knowledge.extraction}; the files themselves, which
 * people may have changed. <b>Out:</b> {@code <archive_id>_structured.md}, its sanitised HTML, and
 * search passages.
 *
 * <p><b>Decides:</b> the layout of the file; that text from a conversation can never become
 * markdown structure, HTML or front matter; that a file whose checksum no longer fits was edited by
 * a person and is left alone: the new version is then written beside it as {@code
 * <archive_id>_structured_generated.md}, and the result says so. A file that says the same as
 * before is not written again.
 *
 * <p><b>Threads:</b> values and pure functions; the task runs on a thread of the engine; the facade
 * and the search source read files on the caller's thread.
 *
 * <p><b>Not here:</b> the raw archive ({@code conversation}), vectors and ranking ({@code search}).
 */
@NullMarked
package gaia.knowledge.structured;

import org.jspecify.annotations.NullMarked;
