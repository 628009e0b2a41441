package gaia.languagemodel;

/**
 * What a generation took.
 *
 * @param prompt tokens of what was asked
 * @param completion tokens that were generated
 * @param exact false where the server does not say, and both are estimates
 */
public record TokenUsage(int prompt, int completion, boolean exact) {}
