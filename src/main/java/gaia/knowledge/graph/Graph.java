package gaia.knowledge.graph;

import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.FactView;
import java.util.Comparator;
import java.util.List;

/**
 * Entities and facts, in an order that depends on nothing but them.
 *
 * @param facts edges, where they name two entities; otherwise values of their subject
 * @param complete false when there was more than is given
 */
public record Graph(List<Entity> entities, List<FactView> facts, boolean complete) {

  public Graph {
    entities =
        entities.stream()
            .sorted(Comparator.comparing(Entity::name).thenComparing(Entity::id))
            .toList();
    facts =
        facts.stream()
            .sorted(Comparator.comparing(FactView::statement).thenComparing(FactView::id))
            .toList();
  }
}
