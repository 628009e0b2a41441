package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What nobody needs twice, or at all: near-duplicates to be merged, and facts to be put out of
 * sight. A pure function of what is believed; what a person wrote, confirmed, pinned or may still
 * have to decide is never touched.
 *
 * @param unsure age from which hearsay and guesses with one witness are put away
 * @param unused age from which something said once, and nothing else, is put away
 * @param ended how long ago something must have ended to be put away
 */
record Redundancy(Duration unsure, Duration unused, Duration ended) {

  static final Redundancy USUAL =
      new Redundancy(Duration.ofDays(180), Duration.ofDays(365), Duration.ofDays(730));

  private static final double ALIKE = 0.75;
  private static final int FEWEST_SHARED = 4;
  private static final int MOST_COMPARED = 2000;
  private static final Pattern NAME_OR_NUMBER = Pattern.compile("[\\p{Lu}\\p{N}]");

  /** A decision that is to be made, and why, for people. */
  record Step(String group, Action action, String value, String other, String note) {}

  /**
   * What is to be done.
   *
   * @param believed facts of one owner and campaign
   * @param breathe called between units of little work; what it throws is passed on
   */
  List<Step> steps(List<StoredFact> believed, Instant now, Runnable breathe) {
    List<Step> steps = new ArrayList<>();
    Set<String> merged = new HashSet<>();
    Map<String, List<StoredFact>> alike = new LinkedHashMap<>();
    believed.stream()
        .filter(fact -> Predicates.isSentence(fact.predicate) && fact.validUntil == null)
        .sorted(BEST_FIRST)
        .forEach(
            fact ->
                alike
                    .computeIfAbsent(fact.subjectId + fact.predicate, any -> new ArrayList<>())
                    .add(fact));
    for (List<StoredFact> bucket : alike.values()) {
      merge(bucket.subList(0, Math.min(MOST_COMPARED, bucket.size())), steps, merged, breathe);
    }
    for (StoredFact fact : believed) {
      String reason = merged.contains(fact.factId) ? "" : reason(fact, now);
      if (!reason.isEmpty()) {
        steps.add(
            new Step(
                fact.group,
                Action.SHELVE,
                fact.value,
                "",
                "“%s” was put away: %s".formatted(fact.statement, reason)));
      }
    }
    return steps;
  }

  /** What a person had a hand in comes first, then what more say, then what was said first. */
  private static final Comparator<StoredFact> BEST_FIRST =
      Comparator.comparing((StoredFact fact) -> !isAPersons(fact))
          .thenComparing(fact -> -fact.evidence)
          .thenComparing(fact -> fact.firstSaid)
          .thenComparing(fact -> fact.factId);

  private static void merge(
      List<StoredFact> bucket, List<Step> steps, Set<String> merged, Runnable breathe) {
    for (int i = 0; i < bucket.size(); i++) {
      breathe.run();
      StoredFact kept = bucket.get(i);
      for (int j = i + 1; j < bucket.size() && !merged.contains(kept.factId); j++) {
        StoredFact other = bucket.get(j);
        boolean free = !merged.contains(other.factId) && !isAPersons(other) && !other.shelved;
        if (free && !kept.group.equals(other.group) && saysTheSame(kept, other)) {
          merged.add(other.factId);
          steps.add(
              new Step(
                  other.group,
                  Action.MOVE,
                  other.value,
                  kept.group,
                  "“%s” was merged into “%s”".formatted(other.statement, kept.statement)));
        }
      }
    }
  }

  /** Three quarters of the words are shared, and no name, number or negation makes the rest. */
  static boolean saysTheSame(StoredFact one, StoredFact other) {
    Set<String> first = terms(one);
    Set<String> second = terms(other);
    Set<String> shared = new HashSet<>(first);
    shared.retainAll(second);
    Set<String> all = new HashSet<>(first);
    all.addAll(second);
    boolean alike = shared.size() >= FEWEST_SHARED && shared.size() >= ALIKE * all.size();
    return alike && telling(one.object).equals(telling(other.object));
  }

  private static Set<String> terms(StoredFact fact) {
    return Set.copyOf(Arrays.asList(ContentKey.of(fact.object).split(" ")));
  }

  /** Names and numbers, and whether something is denied. */
  private static Set<String> telling(String sentence) {
    Set<String> found = new HashSet<>();
    boolean first = true;
    for (String word : sentence.split("[^\\p{L}\\p{M}\\p{N}'’-]+")) {
      boolean begins = first && !word.isEmpty();
      first = first && word.isEmpty();
      if (!word.isEmpty() && (!begins || word.matches(".*\\d.*"))) {
        if (NAME_OR_NUMBER.matcher(word).find()) {
          found.add(NameKey.of(word));
        }
      }
    }
    if (ContentKey.denies(sentence)) {
      found.add("~not");
    }
    return found;
  }

  private String reason(StoredFact fact, Instant now) {
    if (isAPersons(fact) || fact.shelved || fact.disputed) {
      return "";
    }
    if (fact.validUntil != null) {
      return fact.validUntil.plus(ended).isBefore(now) ? "it ended long ago" : "";
    }
    if (fact.evidence > 1) {
      return "";
    }
    boolean guessed = fact.modality.compareTo(Modality.STATED) < 0;
    if (guessed && fact.lastSaid.plus(unsure).isBefore(now)) {
      return "nobody but one was ever heard saying so, and not for sure";
    }
    boolean passing =
        fact.predicate.equals(Predicates.SAID) || fact.predicate.equals(Predicates.DID);
    return passing && fact.lastSaid.plus(unused).isBefore(now)
        ? "it was said once, long ago, and never again"
        : "";
  }

  private static boolean isAPersons(StoredFact fact) {
    return fact.confirmed || fact.pinned || fact.modality == Modality.WRITTEN;
  }
}
