package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the claims of one subject and predicate once, in the order of the moments they speak
 * of, and keeps the intervals found so far. Used once.
 */
final class TimelineWalk {

  /** Two values that cannot both be true at once. */
  record Rivals(Interval first, Interval second, String reason) {}

  private final Verdicts verdicts;
  private final List<Interval> intervals = new ArrayList<>();
  private final List<Rivals> rivals = new ArrayList<>();
  private final Map<String, Resolution> resolutions = new LinkedHashMap<>();

  TimelineWalk(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  Timeline along(List<Placed> claims) {
    claims.stream()
        .filter(claim -> !verdicts.isRejected(claim))
        .map(claim -> claim.meaning(verdicts.meant(claim.value())))
        .sorted(Timeline.IN_TIME)
        .forEach(claim -> resolutions.put(claim.id(), take(claim)));
    return new TimelineFacts(intervals, rivals, verdicts).build(resolutions);
  }

  private Resolution take(Placed claim) {
    return switch (claim.claim().phase()) {
      case ONCE -> once(claim);
      case FOLLOWS -> hasEnded(claim) ? hold(claim) : new Resolution.Add();
      default -> claim.ends() ? end(claim) : hold(claim);
    };
  }

  /** Whether what was said in the same turn ended something at the same moment. */
  private boolean hasEnded(Placed claim) {
    Source source = claim.claim().source();
    return intervals.stream()
        .filter(one -> claim.claim().at().equals(one.until()))
        .flatMap(one -> one.placed().stream())
        .filter(Placed::ends)
        .map(one -> one.claim().source())
        .anyMatch(
            one ->
                one.turn() == source.turn() && Objects.equals(one.archiveId(), source.archiveId()));
  }

  /** Adds to what is known of the past, and never closes anything. */
  private Resolution once(Placed claim) {
    for (Interval known : intervals) {
      if (known.value().equals(claim.value())) {
        known.placed().add(claim);
        return new Resolution.Confirm();
      }
    }
    return endBefore(claim, claim.claim().at());
  }

  private Resolution hold(Placed claim) {
    Instant at = claim.claim().at();
    Interval same = null;
    Resolution answer = new Resolution.Add();
    List<Rivals> against = new ArrayList<>();
    boolean closed = false;
    for (Interval known : openAt(at)) {
      Resolution one = Reconciliation.reconcile(known, claim, verdicts);
      if (one instanceof Resolution.Confirm || one instanceof Resolution.Refine) {
        same = same == null || known.value().equals(claim.value()) ? known : same;
      } else if (one instanceof Resolution.Supersede) {
        known.close(at);
        closed = true;
      } else if (one instanceof Resolution.Conflict conflict) {
        against.add(new Rivals(known, known, conflict.reason()));
      }
      answer = stronger(answer, one);
    }
    Interval held = same == null ? begin(claim) : join(same, claim);
    against.forEach(one -> rivals.add(new Rivals(one.first(), held, one.reason())));
    return same != null && closed ? new Resolution.Supersede() : answer;
  }

  private Interval join(Interval same, Placed claim) {
    if (Reconciliation.reconcile(same, claim, verdicts) instanceof Resolution.Refine) {
      same.refine(claim);
    } else {
      same.confirm(claim);
    }
    pinIfWanted(same);
    return same;
  }

  private Interval begin(Placed claim) {
    Instant from = claim.claim().from();
    boolean follows =
        claim.claim().phase() == Phase.BEGINS
            || intervals.stream().anyMatch(one -> one.until() != null);
    Interval begun =
        new Interval(
            claim, from == null && follows ? claim.claim().at() : from, claim.claim().until());
    pinIfWanted(begun);
    intervals.add(begun);
    return begun;
  }

  private void pinIfWanted(Interval interval) {
    if (verdicts.has(Action.PIN, interval.value())) {
      interval.pin();
    }
  }

  private Resolution end(Placed claim) {
    Instant at = claim.claim().at();
    for (Interval known : openAt(at)) {
      if (!known.value().equals(claim.value())) {
        continue;
      }
      Resolution one = Reconciliation.reconcile(known, claim, verdicts);
      if (one instanceof Resolution.Supersede) {
        known.close(at);
        known.placed().add(claim);
        return one;
      }
      return new Resolution.Add();
    }
    return claim.claim().phase() == Phase.LEAVES ? new Resolution.Add() : endBefore(claim, at);
  }

  /** It was true once, before what is known to be true at the time. */
  private Resolution endBefore(Placed claim, Instant at) {
    for (Interval known : intervals) {
      if (known.value().equals(claim.value())) {
        known.placed().add(claim);
        return new Resolution.Confirm();
      }
    }
    boolean once = claim.claim().phase() == Phase.ONCE;
    Instant until =
        (once ? intervals : openAt(at))
            .stream()
                .map(one -> one.from() == null ? one.firstAt() : one.from())
                .min(Comparator.naturalOrder())
                .filter(start -> start.isBefore(at))
                .orElse(at);
    Instant from = claim.claim().from() == null && !once ? lastEnd(until) : claim.claim().from();
    intervals.add(new Interval(claim, from != null && from.isBefore(until) ? from : null, until));
    return new Resolution.Add();
  }

  /** What is said to have ended now came after what is known to have ended before. */
  private @Nullable Instant lastEnd(Instant before) {
    return intervals.stream()
        .map(Interval::until)
        .filter(end -> end != null && end.isBefore(before))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private List<Interval> openAt(Instant at) {
    return intervals.stream().filter(one -> one.isOpenAt(at)).toList();
  }

  private static Resolution stronger(Resolution one, Resolution other) {
    return weight(other) > weight(one) ? other : one;
  }

  private static int weight(Resolution resolution) {
    if (resolution instanceof Resolution.Conflict) {
      return 4;
    }
    if (resolution instanceof Resolution.Supersede) {
      return 3;
    }
    if (resolution instanceof Resolution.Refine) {
      return 2;
    }
    return resolution instanceof Resolution.Confirm ? 1 : 0;
  }
}
