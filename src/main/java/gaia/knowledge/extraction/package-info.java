/**
 * Reads a transcript and says what is worth keeping, each statement with the words it rests on.
 *
 * <p><b>In:</b> a {@link gaia.conversation.Transcript}. <b>Out:</b> an {@link
 * gaia.knowledge.extraction.Extraction}: items per {@link gaia.knowledge.extraction.Section},
 * keywords, participants. Every item carries turn numbers, literal quotes and whether it was
 * stated, planned, supposed or asked; what cites nothing does not exist.
 *
 * <p><b>Decides, with a language model</b> ({@link gaia.knowledge.extraction.ModelExtractor}): how
 * a conversation is cut into parts, what is asked of each (resources {@code /prompts/extract-*}),
 * and what of the answers is kept: only what quotes its turn, in words that the turns bear out. The
 * model proposes, plain Java decides and joins.
 *
 * <p><b>Decides, by rules</b> ({@link gaia.knowledge.extraction.RulesExtractor}): by cue phrases
 * (resource {@code cues.txt}), guards against negation, hypotheses and questions, capitalised names
 * and word statistics. English only; no paraphrase, no inference. Precision comes before recall.
 * System and tool turns and recalled answers are never read; what the assistant said can answer a
 * question, but is no fact about anybody.
 *
 * <p><b>Threads:</b> pure functions, but for the calls to the model; time and memory grow with the
 * length of the text. The caller's {@code breathe} runs between units of well under a millisecond
 * and may throw.
 *
 * <p><b>Not here:</b> files ({@code knowledge.structured}), facts over several conversations.
 */
@NullMarked
package gaia.knowledge.extraction;

import org.jspecify.annotations.NullMarked;
