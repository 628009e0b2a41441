package gaia.knowledge.graph;

import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.FactView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A neighbourhood laid out in a circle around its centre, in a field of {@value #WIDTH} by {@value
 * #HEIGHT}.
 */
public record GraphPicture(List<Node> nodes, List<Edge> edges, boolean complete) {

  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  private static final int MOST = 24;
  private static final int LONGEST = 18;

  /** An entity and where it stands. */
  public record Node(String id, String name, int x, int y, boolean centre) {}

  /** A fact between two of them, and where its words stand. */
  public record Edge(int x1, int y1, int x2, int y2, String predicate, int x, int y) {}

  static GraphPicture of(Graph graph, String centreId) {
    List<Entity> around =
        graph.entities().stream().filter(entity -> !entity.id().equals(centreId)).toList();
    List<Entity> shown = around.subList(0, Math.min(MOST, around.size()));
    Map<String, Node> nodes = new HashMap<>();
    List<Node> inOrder = new ArrayList<>();
    for (Entity entity : graph.entities()) {
      if (entity.id().equals(centreId)) {
        inOrder.add(new Node(entity.id(), label(entity), WIDTH / 2, HEIGHT / 2, true));
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      double angle = 2 * Math.PI * i / shown.size() - Math.PI / 2;
      int x = (int) Math.round(WIDTH / 2.0 + Math.cos(angle) * (WIDTH / 2.0 - 80));
      int y = (int) Math.round(HEIGHT / 2.0 + Math.sin(angle) * (HEIGHT / 2.0 - 40));
      inOrder.add(new Node(shown.get(i).id(), label(shown.get(i)), x, y, false));
    }
    inOrder.forEach(node -> nodes.put(node.id(), node));
    List<Edge> edges = new ArrayList<>();
    for (FactView fact : graph.facts()) {
      Node one = nodes.get(fact.subjectId());
      Node other = nodes.get(String.valueOf(fact.objectId()));
      if (one != null && other != null && one != other) {
        edges.add(edge(one, other, fact.predicate().replace('_', ' ')));
      }
    }
    return new GraphPicture(inOrder, edges, graph.complete() && shown.size() == around.size());
  }

  private static Edge edge(Node one, Node other, String predicate) {
    return new Edge(
        one.x(),
        one.y(),
        other.x(),
        other.y(),
        predicate,
        (one.x() + other.x()) / 2,
        (one.y() + other.y()) / 2 - 4);
  }

  private static String label(Entity entity) {
    return entity.name().length() <= LONGEST
        ? entity.name()
        : entity.name().substring(0, LONGEST - 1) + "…";
  }
}
