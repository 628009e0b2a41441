package gaia.assistant;

/**
 * What the beginning of a conversation comes to.
 *
 * @param turns how many turns from the first are in it, at least 1
 * @param text plain text, never empty
 */
record CompactedTurns(int turns, String text) {}
