package gaia.knowledge.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value and how long it was true, while a timeline is being worked out. */
final class Interval {

  private final List<Placed> placed = new ArrayList<>();
  private @Nullable Instant from;
  private @Nullable Instant until;
  private String value;
  private String object;
  private Modality modality;

  Interval(Placed first, @Nullable Instant from, @Nullable Instant until) {
    this.from = from;
    this.until = until;
    this.value = first.value();
    this.object = first.claim().object();
    this.modality = first.claim().modality();
    placed.add(first);
  }

  void confirm(Placed claim) {
    placed.add(claim);
    if (claim.claim().modality().compareTo(modality) > 0) {
      modality = claim.claim().modality();
    }
  }

  void refine(Placed claim) {
    confirm(claim);
    value = claim.value();
    object = claim.claim().object();
  }

  void close(Instant at) {
    until = at;
  }

  /** What pins a fact makes it as sure as what is written. */
  void pin() {
    modality = Modality.WRITTEN;
  }

  boolean isOpenAt(Instant moment) {
    return until == null || until.isAfter(moment);
  }

  List<Placed> placed() {
    return placed;
  }

  /** The earliest moment of which it is known to be true. */
  Instant firstAt() {
    return placed.stream()
        .filter(one -> one.claim().phase() != Phase.ONCE)
        .map(one -> one.claim().at())
        .min(Comparator.naturalOrder())
        .orElseGet(() -> placed.get(0).claim().at());
  }

  @Nullable Instant from() {
    return from;
  }

  @Nullable Instant until() {
    return until;
  }

  String value() {
    return value;
  }

  String object() {
    return object;
  }

  Modality modality() {
    return modality;
  }
}
