package gaia.knowledge.facts;

import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Section;
import gaia.knowledge.extraction.Statements;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes claims of a conversation: of every sentence whose form is known, of what a language model
 * says it states, and of decisions, key facts and events whose form is not known, as they are.
 */
final class ClaimFinder {
  /** What decisions are said of. */
  static final String GROUP = "The group";

  private static final Map<Section, String> AS_A_WHOLE =
      Map.of(
          Section.DECISIONS, Predicates.DECIDED,
          Section.KEY_FACTS, Predicates.SAID,
          Section.EVENTS, Predicates.DID);

  private static final Map<String, String> SYNONYMS =
      Map.of(
          "is located in", Predicates.LOCATED_IN,
          "is in", Predicates.LOCATED_IN,
          "works for", Predicates.WORKS_AT,
          "belongs to", Predicates.OWNED_BY,
          "is owned by", Predicates.OWNED_BY,
          "is led by", Predicates.LED_BY,
          "is married to", Predicates.MARRIED_TO,
          "is allergic to", Predicates.ALLERGIC_TO,
          "is called", Predicates.NAME,
          "is also called", Predicates.ALSO_CALLED);

  private final Transcript transcript;
  private final ZoneId zone;
  private final List<Claim> found = new ArrayList<>();
  private final Set<String> read = new HashSet<>();

  private ClaimFinder(Transcript transcript, ZoneId zone) {
    this.transcript = transcript;
    this.zone = zone;
  }

  /**
   * The claims of a conversation, in its order; each with a quote that is a substring of its turn.
   *
   * @param zone in which "yesterday" is understood
   * @param breathe called between units of little work; what it throws is passed on
   */
  static List<Claim> find(
      Transcript transcript, Extraction extraction, ZoneId zone, Runnable breathe) {
    return new ClaimFinder(transcript, zone).find(extraction, breathe);
  }

  private List<Claim> find(Extraction extraction, Runnable breathe) {
    SentenceReader reader = new SentenceReader(zone);
    for (Statements.Statement statement : Statements.of(transcript, breathe)) {
      breathe.run();
      List<Claim> claims = reader.read(transcript.archiveId(), statement);
      if (!claims.isEmpty()) {
        found.addAll(claims);
        read.add(key(statement.turn().index(), statement.text()));
      }
    }
    AS_A_WHOLE.keySet().stream()
        .sorted()
        .forEach(section -> extraction.in(section).forEach(item -> take(section, item)));
    return found;
  }

  private void take(Section section, Item item) {
    if (item.modality() != gaia.knowledge.extraction.Modality.STATED) {
      return;
    }
    for (Evidence evidence : item.evidence()) {
      Turn turn = turn(evidence.turn());
      if (turn == null || !turn.content().contains(evidence.quote())) {
        continue;
      }
      if (item.claim() != null) {
        found.add(stated(item, item.claim(), turn, evidence));
      } else if (read.add(key(evidence.turn(), evidence.quote()))) {
        found.add(whole(section, item, turn, evidence));
      }
    }
  }

  private @Nullable Turn turn(int index) {
    return index < transcript.turns().size() ? transcript.turns().get(index) : null;
  }

  private Claim stated(
      Item item, gaia.knowledge.extraction.Claim said, Turn turn, Evidence evidence) {
    String words = said.predicate().strip().toLowerCase(Locale.ROOT);
    String predicate = SYNONYMS.getOrDefault(words, words.replaceAll("[^\\p{L}\\p{N}]+", "_"));
    return claim(
        new Sentence(said.subject(), predicate, said.object(), item.statement()),
        FactKind.STATEMENT,
        item,
        turn,
        evidence);
  }

  /** What a whole sentence of this section is said as. */
  static String asAWhole(Section section) {
    return AS_A_WHOLE.getOrDefault(section, Predicates.SAID);
  }

  static FactKind kind(Section section) {
    return switch (section) {
      case DECISIONS -> FactKind.DECISION;
      case EVENTS -> FactKind.EVENT;
      default -> FactKind.STATEMENT;
    };
  }

  private Claim whole(Section section, Item item, Turn turn, Evidence evidence) {
    String subject = section == Section.DECISIONS ? GROUP : turn.speakerName();
    return claim(
        new Sentence(subject, asAWhole(section), item.statement(), item.statement()),
        kind(section),
        item,
        turn,
        evidence);
  }

  private record Sentence(String subject, String predicate, String object, String statement) {}

  private Claim claim(Sentence sentence, FactKind kind, Item item, Turn turn, Evidence evidence) {
    Instant day = item.date() == null ? null : item.date().atStartOfDay(zone).toInstant();
    return new Claim(
        sentence.subject(),
        sentence.predicate(),
        sentence.object(),
        false,
        sentence.statement(),
        kind,
        Modality.STATED,
        Phase.HOLDS,
        day,
        null,
        new Source(
            transcript.archiveId(),
            turn.index(),
            turn.speakerName(),
            evidence.quote(),
            turn.created()));
  }

  private static String key(int turn, String quote) {
    return turn + " " + quote;
  }
}
