package gaia.knowledge.graph;

import gaia.access.Caller;
import gaia.access.ReaderView;
import gaia.access.Refusal;
import gaia.knowledge.facts.Corrections;
import gaia.knowledge.facts.Entities;
import gaia.knowledge.facts.FactQuery;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Backs the page of all that is known: facts, entities, and what lies around one of them. */
@Named("knowledge")
@RequestScoped
public class KnowledgeView {

  private static final int ON_A_PAGE = 50;
  private static final int ENTITIES = 60;

  @Inject Facts facts;
  @Inject Entities entities;
  @Inject Corrections corrections;
  @Inject Caller caller;
  @Inject ReaderView reader;

  private @Nullable String text;
  private @Nullable String asOf;
  private @Nullable String status;
  private @Nullable String entity;
  private int from;
  private @Nullable String act;
  private @Nullable List<FactView> found;
  private Entities.@Nullable Entity shown;
  private @Nullable List<Entities.Entity> named;

  /** Looks before the page is made, so that it can say at its head what went wrong. */
  public @Nullable String open() throws IOException {
    if (entity != null) {
      String name = entities.readerOf(caller.owner(), entity);
      shown = entities.find(name, entity).orElse(null);
      if (shown != null && !name.equals(caller.owner())) {
        reader.opens(name, shown.campaign());
      }
    }
    if (shown == null && !reader.open()) {
      return null;
    }
    String next = press();
    found = find();
    return next;
  }

  /** Does what was pressed about the names of the entity that is shown. */
  private @Nullable String press() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (!faces.isPostback()) {
      return null;
    }
    ExternalContext sent = faces.getExternalContext();
    String undo = sent.getRequestParameterMap().get("undo");
    if (undo != null) {
      return act(() -> corrections.undo(caller.owner(), undo));
    }
    if (shown == null) {
      return null;
    }
    if (sent.getRequestParameterMap().containsKey("merge")) {
      return merge(sent.getRequestParameterMap().getOrDefault("same", "").strip());
    }
    return sent.getRequestParameterMap().containsKey("split")
        ? split(sent.getRequestParameterValuesMap().getOrDefault("alias", new String[0]))
        : null;
  }

  private List<FactView> find() {
    FactQuery.State state =
        status == null || status.isEmpty()
            ? FactQuery.State.CURRENT
            : FactQuery.State.valueOf(status.toUpperCase(Locale.ROOT));
    Instant day = day();
    return facts.list(
        new FactQuery(
            reader.name(),
            reader.getCampaign(),
            shown == null ? null : shown.id(),
            null,
            text == null || text.isBlank() ? null : text,
            day,
            null,
            day == null ? state : FactQuery.State.ALL,
            from,
            ON_A_PAGE + 1));
  }

  private @Nullable Instant day() {
    try {
      return asOf == null || asOf.isBlank()
          ? null
          : LocalDate.parse(asOf)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusMillis(1);
    } catch (DateTimeException e) {
      say("The day must look like 2024-05-01.");
      return null;
    }
  }

  public List<FactView> getRows() {
    if (found == null) {
      found = find();
    }
    return found.size() > ON_A_PAGE ? found.subList(0, ON_A_PAGE) : found;
  }

  /** First row of the next page; null on the last one. */
  public @Nullable Integer getNext() {
    return found != null && found.size() > ON_A_PAGE ? from + ON_A_PAGE : null;
  }

  public List<Entities.Entity> getEntities() {
    if (named == null) {
      named = entities.list(reader.name(), reader.getCampaign(), null, 0, ENTITIES);
    }
    return named;
  }

  public Entities.@Nullable Entity getShown() {
    return shown;
  }

  /** Takes the one with the given name for the one that is shown. */
  private @Nullable String merge(String name) {
    return act(
        () -> {
          String other =
              entities.list(caller.owner(), null, name, 0, ENTITIES).stream()
                  .filter(one -> one.name().equalsIgnoreCase(name))
                  .map(Entities.Entity::id)
                  .findFirst()
                  .orElseThrow(() -> Refusal.notFound("Nobody and nothing has this name."));
          entities.merge(caller.owner(), String.valueOf(entity), other);
        });
  }

  /** Lets the names that were ticked stand for themselves again. */
  private @Nullable String split(String[] ids) {
    return act(() -> List.of(ids).forEach(id -> entities.split(caller.owner(), id)));
  }

  private static @Nullable String act(Runnable wish) {
    try {
      wish.run();
      return "knowledge?faces-redirect=true&includeViewParams=true";
    } catch (Refusal e) {
      say(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static void say(String message) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
  }

  public @Nullable String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = text;
  }

  public @Nullable String getAsOf() {
    return asOf;
  }

  public void setAsOf(@Nullable String asOf) {
    this.asOf = asOf;
  }

  public @Nullable String getStatus() {
    return status;
  }

  /** What is none of the states counts as all that is current. */
  public void setStatus(@Nullable String status) {
    boolean known = status != null && status.matches("all|current|ended|disputed|shelved");
    this.status = known ? status : null;
  }

  public @Nullable String getEntity() {
    return entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity == null || entity.isBlank() ? null : entity;
  }

  /** What was decided just now and can be taken back; null when nothing was. */
  public @Nullable String getAct() {
    return act;
  }

  public void setAct(@Nullable String act) {
    this.act = act != null && act.matches("[a-f0-9-]{36}") ? act : null;
  }

  public int getFrom() {
    return from;
  }

  public void setFrom(int from) {
    this.from = Math.max(0, from);
  }
}
