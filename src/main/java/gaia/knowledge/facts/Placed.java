package gaia.knowledge.facts;

/**
 * A claim with its place in the knowledge of one owner and campaign.
 *
 * @param subject entity that it is about
 * @param object entity that it names; for plain values the key of the value
 * @param group claims with the same group tell the story of the same thing, and only they can end
 *     one another
 * @param value what the claim says within its group; the same value says the same
 * @param literal false where a decision put another group or value in the place of its own
 */
record Placed(
    String id,
    Claim claim,
    String subject,
    String object,
    String group,
    String value,
    boolean literal) {

  private static final String YES = "+";
  private static final String NO = "-";

  static Placed of(Claim claim, Names names) {
    String subject = names.entity(claim.subject());
    String object = names.objectKey(claim);
    boolean many = Predicates.cardinality(claim.predicate()) == Cardinality.MANY;
    String group = names.ownGroup(claim);
    String value = many ? claim.negated() ? NO : YES : object;
    String counted = names.countedAs(group);
    return new Placed(claim.id(), claim, subject, object, counted, value, counted.equals(group));
  }

  /** The same claim, taken for another value of its group. */
  Placed meaning(String meant) {
    return meant.equals(value) ? this : new Placed(id, claim, subject, object, group, meant, false);
  }

  /** With one value at a time, "does not live in Berlin" ends "lives in Berlin". */
  boolean ends() {
    return claim.phase() == Phase.ENDS
        || claim.phase() == Phase.LEAVES
        || claim.negated() && Predicates.cardinality(claim.predicate()) != Cardinality.MANY;
  }
}
