/**
 * The voice of the house: answers a person, and takes the wish to archive.
 *
 * <p><b>In:</b> what a person says, on the pages, over HTTP, or through a client of the OpenAI API.
 * <b>Out:</b> an answer, while it is written where that is wanted, with the turns and documents it
 * rests on; the receipt of an archived conversation.
 *
 * <p><b>Decides:</b> what is recalled for a question, how much of it and of the conversation the
 * language model is given, and which citations of an answer count. Without a model, or when it
 * fails, the answer is made of quotes and says so. An answer that memory went into is stored as
 * recalled, so that a memory is never taken for something new. When a conversation outgrows the
 * context, a task carries a running summary of its older turns on ({@code Compaction}); the turns
 * are untouched. The prompts are the resources {@code /prompts/answer.md}, {@code compact.md} and
 * {@code title.md}.
 *
 * <p><b>Threads:</b> any; a question is answered on the thread of its request.
 *
 * <p><b>Not here:</b> how conversations are stored ({@code conversation}), how turns are found
 * ({@code search}), how a model is reached ({@code languagemodel}).
 */
@NullMarked
package gaia.assistant;

import org.jspecify.annotations.NullMarked;
