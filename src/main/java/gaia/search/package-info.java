/**
 * Finds things again: one Lucene index over turns, passages, facts and documents.
 *
 * <p><b>In:</b> {@link gaia.search.SearchDocument}s from the {@link gaia.search.SearchSource}s of
 * other rooms, vectors from {@code embedding}. <b>Out:</b> ranked {@link gaia.search.SearchHit}s
 * with highlights and the reason for each.
 *
 * <p><b>Decides:</b> how lexical and dense evidence, neighbouring turns and whole conversations are
 * fused into one ranking ({@code Weights}, {@code Evidence}). Owner and campaign filter before
 * anything is ranked, and how rare a word is, is judged inside that filter alone. When the encoder
 * is learned anew: a fifth more to learn from, or something was removed.
 *
 * <p><b>Threads:</b> any number of searches beside one writer. The index is a cache: it can be
 * deleted and is rebuilt from the sources, which answer by words in the meantime. Where servers
 * share a database, each follows the changes of the others ({@code FeedFollower}) on one thread.
 *
 * <p><b>Not here:</b> what a document means; who may see it (the caller passes the owner).
 */
@NullMarked
package gaia.search;

import org.jspecify.annotations.NullMarked;
