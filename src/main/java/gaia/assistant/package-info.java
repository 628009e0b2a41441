/**
 * The voice of the house: answers a person, and takes the wish to archive.
 *
 * <p><b>In:</b> what a person says. <b>Out:</b> an answer with the turns it rests on; the receipt
 * of an archived conversation.
 *
 * <p><b>Decides:</b> what is recalled for a question and how it is shown. Without a language model
 * the answer is made of quotes and says so; it is stored as recalled, so that a memory is never
 * taken for something new.
 *
 * <p><b>Threads:</b> any; a question is answered on the thread of its request.
 *
 * <p><b>Not here:</b> how conversations are stored ({@code conversation}), how turns are found
 * ({@code search}).
 */
@NullMarked
package gaia.assistant;

import org.jspecify.annotations.NullMarked;
