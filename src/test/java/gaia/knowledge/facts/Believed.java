package gaia.knowledge.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is believed after hearing conversations, compared with what is true. */
final class Believed {

  private final List<Fact> facts;

  private Believed(List<Fact> facts) {
    this.facts = facts;
  }

  static Believed after(ToldHistory history) {
    Map<String, List<Placed>> groups =
        Stream.concat(
                history.known.stream(),
                history.told.stream().flatMap(one -> Said.claims(one).stream()))
            .map(claim -> Placed.of(claim, Claims.NAMES))
            .collect(Collectors.groupingBy(Placed::group));
    return new Believed(
        groups.values().stream()
            .flatMap(group -> Timeline.of(group, List.of()).facts().stream())
            .toList());
  }

  /** What is believed of likings, which never change. */
  List<Fact> liked() {
    return facts.stream()
        .filter(fact -> fact.telling().claim().predicate().equals(Predicates.LIKES))
        .toList();
  }

  /** Keys of the histories whose value on a day is believed wrong; values as "true, believed". */
  Map<String, String> wrong(ToldHistory history, LocalDate day) {
    Instant moment = day.atTime(23, 0).toInstant(ZoneOffset.UTC);
    Map<String, String> wrong = new TreeMap<>();
    history.truth.forEach(
        (key, values) -> {
          var value = values.floorEntry(day);
          if (value == null || history.isUnsure(key, day)) {
            return;
          }
          List<String> expected = new ArrayList<>();
          if (!value.getValue().isEmpty()) {
            expected.add(NameKey.of(value.getValue()));
          }
          List<String> believed = values(key, moment);
          if (!believed.equals(expected)) {
            wrong.put(key, expected + " but " + believed);
          }
        });
    return wrong;
  }

  private List<String> values(String key, Instant moment) {
    return facts.stream()
        .filter(
            fact ->
                ToldHistory.key(
                        fact.telling().claim().subject(), fact.telling().claim().predicate())
                    .equals(key))
        .filter(fact -> fact.validFrom() == null || !fact.validFrom().isAfter(moment))
        .filter(fact -> fact.validUntil() == null || fact.validUntil().isAfter(moment))
        .map(fact -> NameKey.of(fact.telling().claim().object()))
        .toList();
  }
}
