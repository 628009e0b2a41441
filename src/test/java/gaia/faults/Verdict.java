package gaia.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a history and its remains say together. The terms are those of Jepsen's checker of queues
 * (<a href="https://github.com/jepsen-io/jepsen">jepsen.checker/total-queue</a>), with doubled
 * effects and stuck work counted as faults too. Each entry names a call, and the effect concerned.
 *
 * @param lost acknowledged and not there, given up, or done without one of its effects
 * @param doubled there twice, or with an effect that can be seen twice
 * @param unexpected there, though never asked for or refused; or with an effect of no known name
 * @param stuck there, but unfinished
 * @param recovered there, though nobody told the client: no fault
 */
public record Verdict(
    List<String> lost,
    List<String> doubled,
    List<String> unexpected,
    List<String> stuck,
    List<String> recovered) {

  public Verdict {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
    unexpected = List.copyOf(unexpected);
    stuck = List.copyOf(stuck);
    recovered = List.copyOf(recovered);
  }

  /** True when nothing was lost, doubled, unexpected or stuck. */
  public boolean holds() {
    return lost.isEmpty() && doubled.isEmpty() && unexpected.isEmpty() && stuck.isEmpty();
  }

  /**
   * Judges.
   *
   * @param found everything that is there, in any order
   * @param effects the names of the effects that each finished call has exactly once
   */
  public static Verdict of(History history, Collection<Remains> found, Set<String> effects) {
    Judge judge = new Judge(effects);
    Map<String, History.Heard> calls = history.calls();
    Map<String, Integer> times = new HashMap<>();
    for (Remains remains : found) {
      judge.look(remains, calls.get(remains.id()));
      if (times.merge(remains.id(), 1, Integer::sum) == 2) {
        judge.doubled.add(remains.id());
      }
    }
    calls.forEach(
        (id, heard) -> {
          if (heard == History.Heard.ACKNOWLEDGED && !times.containsKey(id)) {
            judge.lost.add(id);
          }
        });
    return judge.verdict();
  }

  /** Collects as it goes through the remains. */
  private static final class Judge {
    final List<String> lost = new ArrayList<>();
    final List<String> doubled = new ArrayList<>();
    final List<String> unexpected = new ArrayList<>();
    final List<String> stuck = new ArrayList<>();
    final List<String> recovered = new ArrayList<>();
    final Set<String> effects;

    Judge(Set<String> effects) {
      this.effects = effects;
    }

    void look(Remains remains, History.@org.jspecify.annotations.Nullable Heard heard) {
      if (heard == null || heard == History.Heard.REFUSED) {
        unexpected.add(remains.id());
      } else if (heard == History.Heard.NOTHING) {
        recovered.add(remains.id());
      }
      switch (remains.end()) {
        case UNFINISHED -> stuck.add(remains.id());
        case GIVEN_UP -> lost.add(remains.id());
        case DONE -> lookForMissing(remains);
      }
      remains.effects().forEach((effect, times) -> look(remains.id(), effect, times));
    }

    private void lookForMissing(Remains remains) {
      for (String effect : effects) {
        if (remains.effects().getOrDefault(effect, 0) == 0) {
          lost.add(remains.id() + ": " + effect);
        }
      }
    }

    private void look(String id, String effect, int times) {
      if (times > 0 && !effects.contains(effect)) {
        unexpected.add(id + ": " + effect);
      } else if (times > 1) {
        doubled.add(id + ": " + effect);
      }
    }

    Verdict verdict() {
      return new Verdict(lost, doubled, unexpected, stuck, recovered);
    }
  }
}
