package gaia.knowledge.graph;

import gaia.access.Refusal;
import gaia.knowledge.facts.Entities;
import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.FactQuery;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for parts of the graph. Edges are the facts that are true and name two entities. */
@ApplicationScoped
@Transactional
public class KnowledgeGraph {

  /** Facts that are looked at for one step of a neighbourhood. */
  private static final int MOST_FACTS = 500;

  private static final int MOST_NODES = 200;
  static final int FARTHEST = 3;

  @Inject Facts facts;
  @Inject Entities entities;

  /**
   * What lies around an entity.
   *
   * @param steps how far, 1 to {@value #FARTHEST}
   */
  public Graph around(String owner, String entityId, int steps) {
    if (steps < 1 || steps > FARTHEST) {
      throw Refusal.invalid("depth must be 1 to %d".formatted(FARTHEST));
    }
    Entity centre =
        entities
            .find(owner, entityId)
            .orElseThrow(() -> Refusal.notFound("There is no entity with this id."));
    Set<String> reached = new LinkedHashSet<>(Set.of(centre.id()));
    Map<String, FactView> edges = new LinkedHashMap<>();
    List<String> frontier = List.of(centre.id());
    boolean complete = true;
    for (int step = 0; step < steps; step++) {
      List<FactView> found = facts.relationsOf(owner, frontier, MOST_FACTS);
      complete &= found.size() < MOST_FACTS;
      List<String> next = new ArrayList<>();
      for (FactView fact : found) {
        boolean room = reached.size() < MOST_NODES;
        complete &= room;
        for (String end : List.of(fact.subjectId(), String.valueOf(fact.objectId()))) {
          if (room && reached.add(end)) {
            next.add(end);
          }
        }
        if (reached.contains(fact.subjectId()) && reached.contains(fact.objectId())) {
          edges.put(fact.id(), fact);
        }
      }
      frontier = next;
    }
    return new Graph(entities.findAll(reached), List.copyOf(edges.values()), complete);
  }

  /**
   * All that is true in a campaign, or in all of them.
   *
   * @param most facts at the most
   */
  public Graph whole(String owner, @Nullable String campaign, int most) {
    List<FactView> found = facts.list(FactQuery.current(owner, campaign, most));
    Set<String> ends = new LinkedHashSet<>();
    for (FactView fact : found) {
      ends.add(fact.subjectId());
      if (fact.objectId() != null) {
        ends.add(fact.objectId());
      }
    }
    return new Graph(entities.findAll(ends), found, found.size() < most);
  }
}
