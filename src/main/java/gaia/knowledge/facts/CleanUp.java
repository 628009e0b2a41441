package gaia.knowledge.facts;

import gaia.knowledge.facts.Decision.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what is redundant in a space, and decides so; each decision can be undone by a person. */
@ApplicationScoped
@Transactional
class CleanUp {

  /** At most so many facts are looked at in one go; the rest another day. */
  private static final int MOST = 20_000;

  @Inject FactRepository facts;
  @Inject DecisionRepository decisions;
  @Inject Corrections corrections;
  @Inject Beliefs beliefs;
  @Inject Clock clock;

  /** What should be done, without what a person took back once. */
  List<Redundancy.Step> plan(Space space, Runnable breathe) {
    List<StoredFact> believed = facts.ofSpace(space, MOST);
    List<Redundancy.Step> steps = Redundancy.USUAL.steps(believed, clock.instant(), breathe);
    Set<String> groups = steps.stream().map(Redundancy.Step::group).collect(Collectors.toSet());
    Set<String> undone =
        decisions.undone(groups).stream()
            .map(one -> key(one.group, one.action, one.value))
            .collect(Collectors.toSet());
    return steps.stream()
        .filter(step -> !undone.contains(key(step.group(), step.action(), step.value())))
        .toList();
  }

  private static String key(String group, Action action, String value) {
    return group + " " + action + " " + value;
  }

  /** Decides it, each step an act of its own. */
  void apply(Space space, List<Redundancy.Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    facts.lock(space);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Set<String> groups = new HashSet<>();
    Set<String> moved = new HashSet<>();
    for (Redundancy.Step step : steps) {
      boolean move = step.action() == Action.MOVE;
      corrections.keep(
          space,
          UUID.randomUUID().toString(),
          new Decision(
              step.group(),
              step.action(),
              step.value(),
              move ? step.other() : null,
              now,
              Decision.HOUSE),
          step.note());
      groups.add(step.group());
      if (move) {
        groups.add(step.other());
        moved.add(step.group());
      }
    }
    corrections.move(space, moved, now);
    beliefs.rework(space, groups, now);
  }
}
