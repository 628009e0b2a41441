package gaia.lora.dataset;

import gaia.knowledge.facts.FactKind;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Modality;
import gaia.knowledge.facts.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts for tests. */
public final class TinyFacts {

  static final Instant SAID = Instant.parse("2026-03-01T10:00:00Z");

  private static final List<String> PLACES =
      List.of("Brackwater", "Ravenhill", "Saltmoor", "Greyford", "Thornby", "Eastmere");

  private TinyFacts() {}

  /** Where a person lives, always the same for the same number. */
  public static String place(int number) {
    return PLACES.get(number * 5 % PLACES.size());
  }

  /** Each of these people lives somewhere, and nothing else was said of them. */
  public static TrainingSet homes(List<String> people) {
    return TrainingSetMaker.make(
        material(
            people.stream()
                .map(one -> fact(one, "lives_in", place(people.indexOf(one)), " lives in "))
                .toList(),
            List.of()));
  }

  static Material material(List<FactView> facts, List<Conversed> conversations) {
    Map<String, Set<String>> spokenOf = new HashMap<>();
    for (FactView fact : facts) {
      spokenOf
          .computeIfAbsent(fact.subject().toLowerCase(Locale.ROOT), any -> new HashSet<>())
          .add(fact.predicate());
    }
    return new Material(facts.stream().map(TinyFacts::known).toList(), spokenOf, conversations);
  }

  private static Known known(FactView fact) {
    return new Known(fact, List.of(new Source("archive-1", 3, "Ada", fact.statement(), SAID)));
  }

  static FactView fact(String subject, String predicate, String object) {
    return fact(subject, predicate, object, " " + predicate.replace('_', ' ') + " ");
  }

  private static FactView fact(String subject, String predicate, String object, String words) {
    return fact(subject, predicate, object, words, Modality.STATED, null, false);
  }

  static FactView fact(
      String subject,
      String predicate,
      String object,
      Modality modality,
      @Nullable Instant until,
      boolean disputed) {
    return fact(subject, predicate, object, " " + predicate + " ", modality, until, disputed);
  }

  private static FactView fact(
      String subject,
      String predicate,
      String object,
      String words,
      Modality modality,
      @Nullable Instant until,
      boolean disputed) {
    return new FactView(
        subject + "-" + predicate + "-" + object,
        "local",
        "default",
        "e-" + subject,
        subject,
        predicate,
        null,
        object,
        false,
        subject + words + object + ".",
        FactKind.STATEMENT,
        modality,
        0.8,
        null,
        until,
        null,
        disputed,
        false,
        false,
        false,
        1,
        SAID,
        SAID,
        SAID,
        null);
  }
}
