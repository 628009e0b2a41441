/**
 * The one door to a language model, or to none.
 *
 * <p><b>In:</b> {@link gaia.languagemodel.ChatRequest}s. <b>Out:</b> text as it is generated and a
 * {@link gaia.languagemodel.Completion} at the end, or a {@link
 * gaia.languagemodel.LanguageModelFailure} that says by its type what to do.
 *
 * <p><b>Decides:</b> which model serves this installation: an endpoint that was configured, a file
 * served by a process of our own, or none. A person's question goes first; whatever the background
 * generates at that moment is cut.
 *
 * <p><b>Threads:</b> any; a generation blocks the thread that asked for it.
 *
 * <p><b>Not here:</b> what is asked: prompts are resource files, one a job, and belong to the rooms
 * that ask; memory; tasks.
 */
@NullMarked
package gaia.languagemodel;

import org.jspecify.annotations.NullMarked;
