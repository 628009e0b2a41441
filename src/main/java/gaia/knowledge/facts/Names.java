package gaia.knowledge.facts;

import java.util.Map;

/**
 * Who is meant by a name, within one owner and campaign.
 *
 * @param owner of the knowledge
 * @param campaign where these names are used
 * @param merged entity of a name, to the entity a person took it for; never a chain
 * @param moved group of claims, to the group that its claims count in; never a chain
 */
record Names(String owner, String campaign, Map<String, String> merged, Map<String, String> moved) {

  Names {
    merged = Map.copyOf(merged);
    moved = Map.copyOf(moved);
  }

  /** Where the claims of a group count. */
  String countedAs(String group) {
    return moved.getOrDefault(group, group);
  }

  /** The entity that bears the name. */
  String entity(String name) {
    String own = ownEntity(name);
    return merged.getOrDefault(own, own);
  }

  /** The entity of the name by itself, whatever it was merged into. */
  String ownEntity(String name) {
    return Digest.of("entity", owner, campaign, NameKey.of(name));
  }

  /** What the object of a claim is compared by. */
  String objectKey(Claim claim) {
    if (Predicates.isRelation(claim.predicate())) {
      return entity(claim.object());
    }
    return Predicates.isSentence(claim.predicate())
        ? ContentKey.of(claim.object())
        : NameKey.of(claim.object());
  }

  /** The group that a claim belongs to by its own words. */
  String ownGroup(Claim claim) {
    String subject = entity(claim.subject());
    return Predicates.cardinality(claim.predicate()) == Cardinality.MANY
        ? Digest.of(owner, campaign, subject, claim.predicate(), objectKey(claim))
        : Digest.of(owner, campaign, subject, claim.predicate());
  }
}
