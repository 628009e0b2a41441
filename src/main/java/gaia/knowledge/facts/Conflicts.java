package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conflicts that wait for a person. */
@ApplicationScoped
@Transactional
public class Conflicts {

  @Inject FactRepository facts;
  @Inject Facts knowledge;

  /** One side of a conflict, with the words it rests on. */
  public record Side(FactView fact, List<Source> sources) {}

  /** Two facts that cannot both be true; {@code a} was said earlier. */
  public record Conflict(
      String id, String campaign, String reason, Instant opened, Side a, Side b) {}

  /** The oldest first. */
  public List<Conflict> open(String owner, int limit) {
    return open(owner, null, 0, limit);
  }

  /**
   * The same of one campaign, or of all.
   *
   * @param offset how many to leave out
   */
  List<Conflict> open(String owner, @Nullable String campaign, int offset, int limit) {
    return facts.openConflicts(owner, campaign, offset, limit).stream()
        .map(this::conflict)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Conflict> conflict(StoredConflict row) {
    return side(row.owner, row.first)
        .flatMap(
            a ->
                side(row.owner, row.second)
                    .map(b -> new Conflict(row.id, row.campaign, row.reason, row.opened, a, b)));
  }

  private Optional<Side> side(String owner, String factId) {
    return facts
        .believed(owner, factId)
        .map(fact -> new Side(fact.view(), knowledge.sources(owner, factId)));
  }
}
