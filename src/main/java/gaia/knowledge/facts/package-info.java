/**
 * Facts: what is believed, since when, on whose word, and what a person decided about it.
 *
 * <p><b>In:</b> claims, each a statement that one sentence makes, with its turn and literal quote;
 * decisions of people; structured archives that people edited. <b>Out:</b> facts with the time in
 * which they were true and the time in which they were believed, conflicts, entities, search
 * documents, and the same over HTTP and on pages.
 *
 * <p><b>Decides:</b> what a claim means for what is known ({@code Reconciliation}), by working the
 * story of each subject and predicate out anew from all its claims in the order of the moments they
 * speak of ({@code Timeline}). Hence processing again changes nothing, and the order of processing
 * plays no part. Nothing is closed but by a claim on the same subject and predicate, later in time
 * and at least as sure. What a person wrote is closed by a person only. In a conflict a language
 * model may advise ({@code AdviceReader}); its advice is shown and decides nothing.
 *
 * <p><b>Threads:</b> values and pure functions; the facade joins the caller's transaction and works
 * on one owner and campaign at a time.
 *
 * <p><b>Not here:</b> which sentences matter ({@code knowledge.extraction}), the graph and its
 * files ({@code knowledge.graph}), ranking ({@code search}).
 */
@NullMarked
package gaia.knowledge.facts;

import org.jspecify.annotations.NullMarked;
