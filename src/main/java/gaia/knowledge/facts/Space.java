package gaia.knowledge.facts;

/** What belongs together: the knowledge of one owner in one campaign. */
public record Space(String owner, String campaign) {

  String id() {
    return Digest.of("space", owner, campaign);
  }
}
