package gaia.knowledge.extraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a model has read a conversation: what a checkpoint holds.
 *
 * @param promptVersion another wording begins anew
 * @param lines how many lines there were, to notice another way of cutting them
 * @param done calls that were made
 * @param steps calls to be made, in order
 */
record Reading(
    String promptVersion,
    int lines,
    int done,
    List<Step> steps,
    List<Found> found,
    List<String> remarks) {

  Reading {
    steps = List.copyOf(steps);
    found = List.copyOf(found);
    remarks = List.copyOf(remarks);
  }

  static Reading begun(String promptVersion, int lines, List<Step> steps) {
    return new Reading(promptVersion, lines, 0, steps, List.of(), List.of());
  }

  /** What a checkpoint holds, where it is one of this reading. */
  static Optional<Reading> resumed(Optional<String> checkpoint, String version, int lines) {
    try {
      return checkpoint.isEmpty()
          ? Optional.empty()
          : Optional.of(Json.mapper().readValue(checkpoint.get(), Reading.class))
              .filter(read -> read.promptVersion().equals(version) && read.lines() == lines);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Of an older version: the conversation is read from its beginning.
      return Optional.empty();
    }
  }

  String checkpoint() {
    try {
      return Json.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reading can always be written", e);
    }
  }

  boolean isComplete() {
    return steps.isEmpty();
  }

  Step next() {
    return steps.get(0);
  }

  /** The next call was made. */
  Reading after(List<Found> more, List<Step> instead, List<String> newRemarks) {
    return new Reading(
        promptVersion,
        lines,
        done + 1,
        joined(instead, steps.subList(1, steps.size())),
        joined(found, more),
        joined(remarks, newRemarks));
  }

  /** The next call takes too long, and is made in two. */
  Reading halved() {
    Step first = next();
    return new Reading(
        promptVersion,
        lines,
        done,
        joined(first.halved(first.again()), steps.subList(1, steps.size())),
        found,
        remarks);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** From 0 to 1. */
  double progress() {
    return (double) done / Math.max(1, done + steps.size());
  }

  String note() {
    return "%d of %d parts are read".formatted(done, done + steps.size());
  }
}
