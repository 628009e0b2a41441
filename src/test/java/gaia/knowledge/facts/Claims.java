package gaia.knowledge.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims for tests. */
final class Claims {

  static final Names NAMES = new Names("local", "default", Map.of(), Map.of());

  private Claims() {}

  /** Said plainly on a day, in a conversation of that day. */
  static Claim said(String day, String subject, String predicate, String object) {
    return of(day, subject, predicate, object, Phase.HOLDS, null);
  }

  static Claim began(String day, String subject, String predicate, String object) {
    return of(day, subject, predicate, object, Phase.BEGINS, null);
  }

  static Claim ended(String day, String subject, String predicate, String object) {
    return of(day, subject, predicate, object, Phase.ENDS, null);
  }

  /** Told on one day of another one. */
  static Claim of(
      String day,
      String subject,
      String predicate,
      String object,
      Phase phase,
      @Nullable String dated) {
    Instant moment = dated == null ? null : at(dated);
    String words = subject + " " + predicate + " " + object + ".";
    return new Claim(
        subject,
        predicate,
        object,
        false,
        words,
        FactKind.STATEMENT,
        Modality.STATED,
        phase,
        phase == Phase.ENDS ? null : moment,
        phase == Phase.ENDS ? moment : null,
        new Source("a-" + day, 0, "Ann", words, at(day)));
  }

  static Claim with(Claim claim, Modality modality) {
    return new Claim(
        claim.subject(),
        claim.predicate(),
        claim.object(),
        claim.negated(),
        claim.statement(),
        claim.kind(),
        modality,
        claim.phase(),
        claim.from(),
        claim.until(),
        claim.source());
  }

  static Claim denied(Claim claim) {
    return new Claim(
        claim.subject(),
        claim.predicate(),
        claim.object(),
        true,
        "not: " + claim.statement(),
        claim.kind(),
        claim.modality(),
        claim.phase(),
        claim.from(),
        claim.until(),
        claim.source());
  }

  /** The same in another conversation, or at another turn of it. */
  static Claim in(Claim claim, String archive, int turn) {
    Source source = claim.source();
    return new Claim(
        claim.subject(),
        claim.predicate(),
        claim.object(),
        claim.negated(),
        claim.statement(),
        claim.kind(),
        claim.modality(),
        claim.phase(),
        claim.from(),
        claim.until(),
        new Source(archive, turn, source.speaker(), source.quote(), source.said()));
  }

  static Claim written(String day, String subject, String predicate, String object) {
    Claim claim = with(said(day, subject, predicate, object), Modality.WRITTEN);
    return new Claim(
        claim.subject(),
        claim.predicate(),
        claim.object(),
        false,
        claim.statement(),
        claim.kind(),
        Modality.WRITTEN,
        Phase.HOLDS,
        null,
        null,
        Source.written("local", claim.statement(), at(day)));
  }

  static Instant at(String day) {
    return Instant.parse(day + "T12:00:00Z");
  }

  static List<Placed> placed(Claim... claims) {
    return List.of(claims).stream().map(claim -> Placed.of(claim, NAMES)).toList();
  }

  static Timeline timeline(Claim... claims) {
    return Timeline.of(placed(claims), List.of());
  }

  /** "Berlin 2024-01-01..2024-03-01", with nothing where a moment is not known. */
  static List<String> told(Timeline timeline) {
    return timeline.facts().stream().map(Claims::told).toList();
  }

  private static String told(Fact fact) {
    return fact.telling().claim().object()
        + " "
        + day(fact.validFrom())
        + ".."
        + day(fact.validUntil());
  }

  private static String day(@Nullable Instant moment) {
    return moment == null ? "" : moment.toString().substring(0, 10);
  }
}
