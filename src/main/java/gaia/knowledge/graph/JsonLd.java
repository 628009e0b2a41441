package gaia.knowledge.graph;

import gaia.knowledge.facts.Entities.Alias;
import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.EntityKind;
import gaia.knowledge.facts.FactView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph as JSON-LD 1.1: entities in the words of schema.org, and each fact as a statement
 * of its own, so that it can carry its time.
 */
final class JsonLd {
  private static final Map<String, Object> CONTEXT = context();

  private JsonLd() {}

  private static Map<String, Object> context() {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("@vocab", "urn:gaia:");
    words.put("name", "https://schema.org/name");
    words.put("alternateName", "https://schema.org/alternateName");
    words.put("Person", "https://schema.org/Person");
    words.put("Place", "https://schema.org/Place");
    words.put("Organization", "https://schema.org/Organization");
    words.put("Thing", "https://schema.org/Thing");
    words.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    words.put("subject", Map.of("@id", "rdf:subject", "@type", "@id"));
    words.put("predicate", Map.of("@id", "rdf:predicate", "@type", "@vocab"));
    words.put("object", "rdf:object");
    words.put("validFrom", Map.of("@id", "https://schema.org/validFrom"));
    words.put("validThrough", Map.of("@id", "https://schema.org/validThrough"));
    words.put("description", "https://schema.org/description");
    return words;
  }

  /** To be written as JSON. */
  static Map<String, Object> of(Graph graph) {
    List<Object> nodes = new ArrayList<>();
    graph.entities().forEach(entity -> nodes.add(entity(entity)));
    graph.facts().forEach(fact -> nodes.add(statement(fact)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", CONTEXT);
    document.put("@graph", nodes);
    return document;
  }

  private static Map<String, Object> entity(Entity entity) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@id", id("entity", entity.id()));
    node.put("@type", type(entity.kind()));
    node.put("name", entity.name());
    if (!entity.aliases().isEmpty()) {
      node.put("alternateName", entity.aliases().stream().map(Alias::name).toList());
    }
    return node;
  }

  private static Map<String, Object> statement(FactView fact) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@id", id("fact", fact.id()));
    node.put("@type", "rdf:Statement");
    node.put("subject", id("entity", fact.subjectId()));
    node.put("predicate", fact.predicate());
    node.put(
        "object",
        fact.objectId() == null ? fact.object() : Map.of("@id", id("entity", fact.objectId())));
    if (fact.negated()) {
      node.put("negated", true);
    }
    node.put("description", fact.statement());
    put(node, "validFrom", fact.validFrom());
    put(node, "validThrough", fact.validUntil());
    node.put("confidence", fact.confidence());
    return node;
  }

  private static void put(Map<String, Object> node, String name, @Nullable Instant moment) {
    if (moment != null) {
      node.put(name, moment.toString());
    }
  }

  private static String id(String kind, String id) {
    return "urn:gaia:" + kind + ":" + id;
  }

  private static String type(EntityKind kind) {
    return switch (kind) {
      case PERSON -> "Person";
      case PLACE -> "Place";
      case ORGANISATION -> "Organization";
      case THING, UNKNOWN -> "Thing";
    };
  }
}
