package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import gaia.knowledge.facts.TimelineWalk.Rivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns intervals into facts, with ids that depend on nothing but their content. */
final class TimelineFacts {

  private final List<Rivals> rivals;
  private final Verdicts verdicts;
  private final List<Interval> inTime;
  private final Map<Interval, String> ids = new HashMap<>();
  private final List<Dispute> disputes = new ArrayList<>();

  TimelineFacts(List<Interval> intervals, List<Rivals> rivals, Verdicts verdicts) {
    this.rivals = rivals;
    this.verdicts = verdicts;
    this.inTime = intervals.stream().sorted(Comparator.comparing(Interval::firstAt)).toList();
  }

  Timeline build(Map<String, Resolution> resolutions) {
    Map<String, Integer> counts = new HashMap<>();
    for (Interval interval : inTime) {
      int nth = counts.merge(interval.value(), 1, Integer::sum);
      ids.put(interval, id(interval, nth));
    }
    rivals.stream().filter(this::isOpen).forEach(one -> dispute(one));
    return new Timeline(inTime.stream().map(this::fact).toList(), disputes, resolutions);
  }

  private static String id(Interval interval, int nth) {
    String group = interval.placed().get(0).group();
    return Digest.of("fact", group, interval.value(), String.valueOf(nth));
  }

  private String idOf(Interval interval) {
    return Objects.requireNonNull(ids.get(interval));
  }

  private boolean isOpen(Rivals rivals) {
    return rivals.first() != rivals.second()
        && Objects.equals(rivals.first().until(), rivals.second().until());
  }

  private void dispute(Rivals rivals) {
    String first = idOf(rivals.first());
    String second = idOf(rivals.second());
    String id =
        first.compareTo(second) < 0
            ? Digest.of("conflict", first, second)
            : Digest.of("conflict", second, first);
    if (disputes.stream().noneMatch(one -> one.id().equals(id))) {
      String group = rivals.first().placed().get(0).group();
      disputes.add(new Dispute(id, group, first, second, rivals.reason()));
    }
  }

  private Fact fact(Interval interval) {
    String id = idOf(interval);
    List<Placed> evidence = interval.placed().stream().sorted(Timeline.IN_TIME).toList();
    boolean confirmed = verdicts.has(Action.CONFIRM, interval.value());
    boolean pinned = verdicts.has(Action.PIN, interval.value());
    boolean byAPerson = confirmed || pinned || interval.modality() == Modality.WRITTEN;
    return new Fact(
        id,
        telling(interval, evidence),
        interval.value(),
        interval.modality(),
        confirmed ? 1 : Confidence.of(evidence),
        interval.from(),
        interval.until(),
        successor(interval),
        disputes.stream().anyMatch(one -> one.first().equals(id) || one.second().equals(id)),
        confirmed,
        pinned,
        !byAPerson && verdicts.shelves(interval.value(), lastSaid(evidence)),
        evidence);
  }

  private static Instant lastSaid(List<Placed> evidence) {
    return evidence.stream()
        .map(one -> one.claim().source().said())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** What a person wrote, otherwise the first that says the value in its present form. */
  private Placed telling(Interval interval, List<Placed> evidence) {
    return evidence.stream()
        .filter(one -> !one.ends() && one.value().equals(interval.value()))
        .min(
            Comparator.comparing((Placed one) -> !one.claim().source().isWritten())
                .thenComparing(one -> !one.literal()))
        .orElse(evidence.get(0));
  }

  private @Nullable String successor(Interval interval) {
    return interval.until() == null
        ? null
        : inTime.stream()
            .filter(next -> next != interval && interval.until().equals(next.from()))
            .map(this::idOf)
            .findFirst()
            .orElse(null);
  }
}
