package gaia.knowledge.facts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conflicts that wait for a person. */
@ApplicationScoped
@Transactional
public class Conflicts {

  @Inject FactRepository facts;
  @Inject ClaimRepository claims;

  /** One side of a conflict, with the words it rests on. */
  public record Side(FactView fact, List<Source> sources) {}

  /**
   * Two facts that cannot both be true; {@code a} was said earlier.
   *
   * @param advice what a language model would choose; null where none has advised
   */
  public record Conflict(
      String id,
      String campaign,
      String reason,
      Instant opened,
      Side a,
      Side b,
      @Nullable Advice advice) {}

  /** The oldest first. */
  public List<Conflict> open(String owner, int limit) {
    return open(owner, null, 0, limit);
  }

  /**
   * The same of one campaign, or of all. What both sides rest on is asked for at once, however many
   * they are.
   *
   * @param offset how many to leave out
   */
  List<Conflict> open(String owner, @Nullable String campaign, int offset, int limit) {
    return withSides(owner, facts.openConflicts(owner, campaign, offset, limit));
  }

  /** One of them. */
  Optional<Conflict> find(String owner, StoredConflict row) {
    return withSides(owner, List.of(row)).stream().findFirst();
  }

  private List<Conflict> withSides(String owner, List<StoredConflict> rows) {
    List<String> ids = rows.stream().flatMap(row -> Stream.of(row.first, row.second)).toList();
    Map<String, List<Source>> sources = sources(owner, ids);
    Map<String, Side> sides = new HashMap<>();
    for (StoredFact fact : facts.believedOf(owner, ids)) {
      sides.putIfAbsent(
          fact.factId, new Side(fact.view(), sources.getOrDefault(fact.factId, List.of())));
    }
    return rows.stream().flatMap(row -> conflict(row, sides)).toList();
  }

  private Map<String, List<Source>> sources(String owner, List<String> factIds) {
    return claims.supportingAny(factIds).stream()
        .filter(row -> row.owner.equals(owner))
        .collect(
            Collectors.groupingBy(
                row -> String.valueOf(row.factId),
                Collectors.mapping(row -> row.claim().source(), Collectors.toList())));
  }

  /** Nothing where one of the two is not believed any more. */
  private static Stream<Conflict> conflict(StoredConflict row, Map<String, Side> sides) {
    Side a = sides.get(row.first);
    Side b = sides.get(row.second);
    return a == null || b == null
        ? Stream.empty()
        : Stream.of(
            new Conflict(
                row.id, row.campaign, row.reason, row.opened, a, b, row.advice().orElse(null)));
  }

  /** How many there are, in a campaign or in all. */
  public long count(String owner, @Nullable String campaign) {
    return facts.countOpen(owner, campaign);
  }
}
