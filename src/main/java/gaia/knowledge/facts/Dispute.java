package gaia.knowledge.facts;

/**
 * Two facts that cannot both be true, for a person to decide.
 *
 * @param id the same for the same two values, in whatever order they came
 * @param first id of the fact that was said earlier
 */
record Dispute(String id, String group, String first, String second, String reason) {}
