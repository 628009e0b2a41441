/**
 * What happened while somebody was away: what was learned and decided, which questions are open,
 * what is to be done; the journal of a campaign, and a recap of its last session.
 *
 * <p><b>In:</b> what was found in archives ({@code knowledge.structured}), with the moment of each
 * conversation; when each person looked last. <b>Out:</b> digests, journals and recaps, as values,
 * as markdown and as a page; every line of them names the turn it rests on.
 *
 * <p><b>Decides:</b> what counts as the same thing said twice, and when a question of one session
 * was answered in a later one: by the words that both share, so that it works without a language
 * model. Nothing is written here that no archive says.
 *
 * <p><b>Threads:</b> values and pure functions; read on the thread of the request.
 *
 * <p><b>Not here:</b> what is found in a conversation ({@code knowledge.extraction}).
 */
@NullMarked
package gaia.digest;

import org.jspecify.annotations.NullMarked;
