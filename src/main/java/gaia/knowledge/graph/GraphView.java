package gaia.knowledge.graph;

import gaia.access.Caller;
import gaia.access.ReaderView;
import gaia.access.Refusal;
import gaia.knowledge.facts.Entities;
import gaia.knowledge.facts.Entities.Entity;
import gaia.knowledge.facts.EntityKind;
import gaia.knowledge.facts.FactView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Backs the page of the graph: a list of relations, which the browser draws as well. */
@Named("graph")
@RequestScoped
public class GraphView {

  private static final int OFFERED = 200;

  @Inject KnowledgeGraph graph;
  @Inject Entities entities;
  @Inject Caller caller;
  @Inject ReaderView reader;

  private @Nullable String entity;
  private @Nullable String name;
  private @Nullable String predicate;
  private @Nullable String kind;
  private @Nullable String asOf;
  private int depth = 1;
  private @Nullable Entity centre;
  private List<Relation> relations = List.of();
  private boolean complete = true;
  private @Nullable List<String> names;

  /** A fact between two entities. */
  public record Relation(FactView fact, Entity subject, Entity object) {

    /** Since when it is drawn: when it began to be true, or else when it was first said. */
    public Instant from() {
      Instant begin = fact.validFrom();
      return begin == null ? fact.firstSaid() : begin;
    }

    public String words() {
      return fact.predicate().replace('_', ' ');
    }
  }

  /** Looks before the page is made, so that it can say at its head what went wrong. */
  public void open() throws IOException {
    if (!reader.open()) {
      return;
    }
    try {
      centre = centre();
      Graph found =
          graph.part(
              new GraphQuery(
                  reader.name(),
                  centre == null ? null : centre.id(),
                  reader.getCampaign(),
                  depth,
                  predicate,
                  kind == null ? null : GraphWords.kind(kind),
                  asOf == null ? null : GraphWords.endOf(asOf),
                  true));
      complete = found.complete();
      relations = relations(found);
    } catch (Refusal refusal) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
    }
  }

  /** By id where a link named it, else by the name that somebody wrote. */
  private @Nullable Entity centre() {
    if (name != null) {
      String wanted = name;
      return entities.list(reader.name(), reader.getCampaign(), wanted, 0, OFFERED).stream()
          .filter(one -> one.name().equalsIgnoreCase(wanted))
          .findFirst()
          .orElseThrow(() -> Refusal.notFound("Nobody and nothing has this name."));
    }
    return entity == null ? null : named(entity);
  }

  /** The one with this id, whoever shares it. */
  private @Nullable Entity named(String id) {
    String owner = entities.readerOf(caller.owner(), id);
    Entity found = entities.find(owner, id).orElse(null);
    if (found != null && !owner.equals(caller.owner())) {
      reader.opens(owner, found.campaign());
    }
    return found;
  }

  private static List<Relation> relations(Graph found) {
    Map<String, Entity> byId = new HashMap<>();
    found.entities().forEach(one -> byId.put(one.id(), one));
    return found.facts().stream()
        .map(fact -> relation(fact, byId))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing((Relation one) -> one.subject().name()))
        .toList();
  }

  private static @Nullable Relation relation(FactView fact, Map<String, Entity> byId) {
    Entity subject = byId.get(fact.subjectId());
    Entity object = byId.get(String.valueOf(fact.objectId()));
    return subject == null || object == null ? null : new Relation(fact, subject, object);
  }

  public List<Relation> getRelations() {
    return relations;
  }

  /** False when there is more than is shown. */
  public boolean isComplete() {
    return complete;
  }

  public @Nullable Entity getCentre() {
    return centre;
  }

  /** Names to choose a centre from. */
  public List<String> getNames() {
    if (names == null) {
      names =
          entities.list(reader.name(), reader.getCampaign(), null, 0, OFFERED).stream()
              .map(Entity::name)
              .distinct()
              .toList();
    }
    return names;
  }

  /** The kinds of relations that are shown, and the one that was asked for. */
  public List<String> getPredicates() {
    return java.util.stream.Stream.concat(
            relations.stream().map(one -> one.fact().predicate()),
            java.util.stream.Stream.ofNullable(predicate))
        .distinct()
        .sorted()
        .toList();
  }

  public List<String> getKinds() {
    return Arrays.stream(EntityKind.values()).map(EntityKind::label).toList();
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = orNull(entity);
  }

  public @Nullable String getName() {
    return name == null && centre != null ? centre.name() : name;
  }

  public void setName(@Nullable String name) {
    this.name = orNull(name);
  }

  public @Nullable String getPredicate() {
    return predicate;
  }

  public void setPredicate(@Nullable String predicate) {
    this.predicate = orNull(predicate);
  }

  public @Nullable String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = orNull(kind);
  }

  public @Nullable String getAsOf() {
    return asOf;
  }

  public void setAsOf(@Nullable String asOf) {
    this.asOf = orNull(asOf);
  }

  public int getDepth() {
    return depth;
  }

  /** What is too far or too near is the nearest that can be. */
  public void setDepth(int depth) {
    this.depth = Math.max(1, Math.min(GraphQuery.FARTHEST, depth));
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
