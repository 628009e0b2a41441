package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.conversation.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred changing facts told in plain sentences, with distractors between them: people move
 * and change jobs, things change hands. The true history is known, and what is believed is compared
 * with it, for now and for days in between.
 */
class SyntheticHistoryTest {

  private static final int CHANGES = 500;
  private static final long SEED = 20260607;
  private static final LocalDate START = LocalDate.of(2022, 1, 3);

  private static final List<String> PEOPLE =
      List.of(
          "Ada", "Bela", "Carl", "Dora", "Emil", "Fritz", "Greta", "Hanna", "Igor", "Jana", "Karin",
          "Lars", "Mona", "Nils", "Olga", "Paul", "Rosa", "Sven", "Tilda", "Viktor");
  private static final List<String> PLACES =
      List.of("Kelport", "Bonn", "Graz", "New Harbour", "Oslo", "Turin", "Lyon", "Brest", "Ghent");
  private static final List<String> FIRMS =
      List.of("Acme", "Initech", "Globex", "Umbra Labs", "Northwind", "Stark Mills");
  private static final List<String> THINGS =
      List.of("silver compass", "old mill", "red boat", "iron key", "long ledger", "black lantern");
  private static final List<String> DISTRACTORS =
      List.of(
          "%s might move to Oslo next year.",
          "Does %s live in Bonn?",
          "If %s worked at Acme, we would know.",
          "%s visited Graz last summer.",
          "%s likes Turin.",
          "%s wants the iron key.",
          "We talked about %s for an hour.");

  private final Random random = new Random(SEED);
  private final TreeMap<String, TreeMap<LocalDate, String>> truth = new TreeMap<>();
  private final List<Transcript> told = new ArrayList<>();

  @Test
  void what_is_true_now_and_what_was_true_then_are_known(@TempDir Path folder) {
    for (int i = 0; i < CHANGES; i++) {
      tell(i, START.plusDays(i * 3L));
    }
    Collections.shuffle(told, random);
    try (EngineDatabase database = EngineDatabase.h2(folder);
        KnowledgeBase known = new KnowledgeBase(database)) {
      told.forEach(known::hear);
      List<FactView> facts = known.all();

      LocalDate today = START.plusDays(CHANGES * 3L + 1);
      assertThat(right(facts, today)).as("true now").isGreaterThanOrEqualTo(0.99);
      double then = 0;
      for (int i = 1; i <= 20; i++) {
        then += right(facts, START.plusDays(CHANGES * 3L * i / 21)) / 20;
      }
      assertThat(then).as("true then").isGreaterThanOrEqualTo(0.99);
      assertThat(facts)
          .filteredOn(fact -> fact.predicate().equals(Predicates.LIKES))
          .as("nothing that did not change was closed")
          .isNotEmpty()
          .allMatch(FactView::isCurrent);
    }
  }

  /** Share of the histories that had begun by then and whose value is believed right. */
  private double right(List<FactView> facts, LocalDate day) {
    Instant moment = day.atTime(18, 0).toInstant(ZoneOffset.UTC);
    int asked = 0;
    int right = 0;
    for (var history : truth.entrySet()) {
      var value = history.getValue().floorEntry(day);
      if (value == null) {
        continue;
      }
      asked++;
      List<String> believed =
          facts.stream()
              .filter(fact -> key(fact.subject(), fact.predicate()).equals(history.getKey()))
              .filter(fact -> fact.isTrueAt(moment))
              .map(fact -> NameKey.of(fact.object()))
              .toList();
      right += believed.equals(List.of(NameKey.of(value.getValue()))) ? 1 : 0;
    }
    return asked == 0 ? 1 : (double) right / asked;
  }

  private static String key(String subject, String predicate) {
    return NameKey.of(subject) + "/" + predicate;
  }

  private void tell(int number, LocalDate day) {
    String distraction = pick(DISTRACTORS).formatted(pick(PEOPLE));
    String sentence =
        switch (random.nextInt(3)) {
          case 0 -> move(day);
          case 1 -> job(day);
          default -> owner(day);
        };
    told.add(
        Said.at(
            "a" + number,
            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
            "Narrator: " + distraction,
            "Narrator: " + sentence));
  }

  private String move(LocalDate day) {
    String who = pick(PEOPLE);
    String where = other(PLACES, now(who, Predicates.LIVES_IN));
    String before = remember(who, Predicates.LIVES_IN, where, day);
    return switch (random.nextInt(4)) {
      case 0 -> who + " lives in " + where + " now.";
      case 1 -> who + " has moved to " + where + ".";
      case 2 ->
          before.isEmpty()
              ? who + " moved to " + where + "."
              : who + " moved from " + before + " to " + where + " today.";
      default -> who + " lives in " + where + ".";
    };
  }

  private String job(LocalDate day) {
    String who = pick(PEOPLE);
    String where = other(FIRMS, now(who, Predicates.WORKS_AT));
    remember(who, Predicates.WORKS_AT, where, day);
    return switch (random.nextInt(4)) {
      case 0 -> who + " works at " + where + ".";
      case 1 -> who + " started working at " + where + " today.";
      case 2 -> who + " was hired by " + where + ".";
      default -> who + " got a new job at " + where + ".";
    };
  }

  private String owner(LocalDate day) {
    String what = pick(THINGS);
    String who = other(PEOPLE, now(what, Predicates.OWNED_BY));
    String before = remember(what, Predicates.OWNED_BY, who, day);
    return switch (random.nextInt(4)) {
      case 0 -> "The " + what + " belongs to " + who + ".";
      case 1 -> who + " bought the " + what + ".";
      case 2 ->
          before.isEmpty()
              ? who + " owns the " + what + "."
              : before + " gave the " + what + " to " + who + ".";
      default -> who + " owns the " + what + " now.";
    };
  }

  private String now(String subject, String predicate) {
    TreeMap<LocalDate, String> history = truth.get(key(subject, predicate));
    return history == null ? "" : history.lastEntry().getValue();
  }

  private String remember(String subject, String predicate, String value, LocalDate day) {
    String before = now(subject, predicate);
    truth.computeIfAbsent(key(subject, predicate), any -> new TreeMap<>()).put(day, value);
    return before;
  }

  private String other(List<String> from, String than) {
    String picked = pick(from);
    return picked.equals(than) ? other(from, than) : picked;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
