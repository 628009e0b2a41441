package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided about facts, by people and by the clean-up. */
@ApplicationScoped
@Transactional
public class DecisionLog {

  @Inject DecisionRepository decisions;

  /**
   * A decision, as it is shown.
   *
   * @param act what {@link Corrections#undo} takes; decisions taken together share it
   * @param note what was decided, for people
   */
  public record Act(
      String act,
      String campaign,
      String action,
      String note,
      String by,
      Instant decided,
      @Nullable Instant undone) {}

  /** What people decided, the newest acts first, one entry each. */
  public List<Act> recent(String owner, int limit) {
    return acts(decisions.recent(owner, false, limit * 2), limit);
  }

  /** What the clean-up merged and put away, the newest first. */
  public List<Act> cleanedUp(String owner, int limit) {
    return acts(decisions.recent(owner, true, limit), limit);
  }

  private static List<Act> acts(List<StoredDecision> rows, int limit) {
    List<Act> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (StoredDecision one : rows) {
      if (seen.add(one.act) && found.size() < limit) {
        found.add(
            new Act(
                one.act,
                one.campaign,
                one.action.name().toLowerCase(Locale.ROOT),
                one.note,
                one.by,
                one.decided,
                one.undone));
      }
    }
    return found;
  }
}
