package gaia.knowledge.facts;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.RulesExtractor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Conversations for tests, and what is read from them without a language model. */
final class Said {

  private Said() {}

  /** One turn a line, {@code Speaker: what they say}, all at noon of a day. */
  static Transcript on(String archive, String day, String... lines) {
    return at(archive, Instant.parse(day + "T12:00:00Z"), lines);
  }

  static Transcript at(String archive, Instant moment, String... lines) {
    List<Turn> turns = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String speaker = line.substring(0, colon);
      Role role = speaker.equals("GAIA") ? Role.ASSISTANT : Role.USER;
      turns.add(
          new Turn(
              turns.size(),
              role,
              speaker,
              line.substring(colon + 2),
              moment.plusSeconds(turns.size()),
              false));
    }
    return new Transcript(
        archive, "c-" + archive, "local", "default", "A talk", moment, moment, turns);
  }

  static List<Claim> claims(Transcript transcript) {
    return claims(transcript, ZoneOffset.UTC);
  }

  static List<Claim> claims(Transcript transcript, ZoneId zone) {
    return ClaimFinder.find(
        transcript, RulesExtractor.extract(transcript, () -> {}), zone, () -> {});
  }

  /** "Tom lives_in Bonn", with the phase where it is not HOLDS; whole sentences are left out. */
  static List<String> triples(String... lines) {
    return claims(on("a1", "2024-05-15", lines)).stream()
        .filter(claim -> !Predicates.isSentence(claim.predicate()))
        .map(Said::triple)
        .collect(Collectors.toList());
  }

  private static String triple(Claim claim) {
    String phase = claim.phase() == Phase.HOLDS ? "" : " " + claim.phase();
    return claim.subject()
        + " "
        + (claim.negated() ? "not " : "")
        + claim.predicate()
        + " "
        + claim.object()
        + phase;
  }
}
