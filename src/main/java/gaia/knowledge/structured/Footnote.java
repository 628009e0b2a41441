package gaia.knowledge.structured;

/**
 * A turn quoted at the end of the file.
 *
 * @param text plain text, one line
 */
record Footnote(int turn, String text) {}
