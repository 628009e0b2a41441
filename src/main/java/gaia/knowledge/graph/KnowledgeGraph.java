package gaia.knowledge.graph;

import gaia.access.Refusal;
import gaia.knowledge.facts.Entities;
import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.EntityKind;
import gaia.knowledge.facts.FactQuery;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for parts of the graph. Edges are the facts that name two entities. */
@ApplicationScoped
@Transactional
public class KnowledgeGraph {

  /** Facts that are looked at for one step of a neighbourhood. */
  private static final int MOST_FACTS = 500;

  private static final int MOST_NODES = 200;

  @Inject Facts facts;
  @Inject Entities entities;

  /** The relations that fit, and the entities they join. */
  public Graph part(GraphQuery query) {
    return query.entity() == null ? latest(query) : around(query, query.entity());
  }

  private Graph latest(GraphQuery query) {
    List<FactView> found = facts.relationsIn(query.owner(), query.campaign(), MOST_FACTS);
    List<FactView> wanted = found.stream().filter(query::wants).toList();
    return joined(query, wanted, Set.of(), found.size() < MOST_FACTS);
  }

  private Graph around(GraphQuery query, String entityId) {
    Entity centre =
        entities
            .find(query.owner(), entityId)
            .filter(one -> query.campaign() == null || query.campaign().equals(one.campaign()))
            .orElseThrow(() -> Refusal.notFound("There is no entity with this id."));
    Set<String> reached = new LinkedHashSet<>(Set.of(centre.id()));
    Map<String, FactView> edges = new LinkedHashMap<>();
    List<String> frontier = List.of(centre.id());
    boolean complete = true;
    for (int step = 0; step < query.depth(); step++) {
      List<FactView> found = facts.relationsOf(query.owner(), frontier, MOST_FACTS);
      complete &= found.size() < MOST_FACTS;
      List<String> next = new ArrayList<>();
      for (FactView fact : found.stream().filter(query::wants).toList()) {
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
    return joined(query, List.copyOf(edges.values()), Set.of(centre.id()), complete);
  }

  /** Leaves out relations in which nothing of the wanted kind takes part. */
  private Graph joined(
      GraphQuery query, List<FactView> relations, Set<String> always, boolean complete) {
    Set<String> ends = new LinkedHashSet<>(always);
    relations.forEach(fact -> ends.addAll(ends(fact)));
    List<Entity> all = entities.findAll(ends);
    EntityKind kind = query.kind();
    if (kind == null) {
      return new Graph(all, relations, complete);
    }
    Set<String> fitting = new HashSet<>();
    all.stream().filter(one -> one.kind() == kind).forEach(one -> fitting.add(one.id()));
    List<FactView> kept =
        relations.stream().filter(fact -> ends(fact).stream().anyMatch(fitting::contains)).toList();
    Set<String> left = new LinkedHashSet<>(always);
    kept.forEach(fact -> left.addAll(ends(fact)));
    return new Graph(all.stream().filter(one -> left.contains(one.id())).toList(), kept, complete);
  }

  private static List<String> ends(FactView relation) {
    return List.of(relation.subjectId(), String.valueOf(relation.objectId()));
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
