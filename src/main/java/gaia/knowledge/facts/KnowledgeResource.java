package gaia.knowledge.facts;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.access.Sharing;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts, entities and conflicts over HTTP. */
@Path("/knowledge")
@Produces(MediaType.APPLICATION_JSON)
public class KnowledgeResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Facts facts;
  @Inject Corrections corrections;
  @Inject WrittenFacts written;
  @Inject DecisionLog log;
  @Inject Conflicts conflicts;
  @Inject Entities entities;
  @Inject Caller caller;
  @Inject Sharing sharing;

  /** A page of facts, those said last first; {@code next} goes into {@code cursor}. */
  public record FactPage(boolean success, List<FactView> facts, @Nullable String next) {}

  /** One fact with the words it rests on, and every version that was believed. */
  public record OneFact(
      boolean success, FactView fact, List<Source> sources, List<FactView> versions) {}

  /** A page of entities by name. */
  public record EntityPage(
      boolean success, List<Entities.Entity> entities, @Nullable String next) {}

  /** One entity. */
  public record OneEntity(boolean success, Entities.Entity entity) {}

  /** What waits for a person. */
  public record ConflictList(
      boolean success, List<Conflicts.Conflict> conflicts, @Nullable String next) {}

  /** What was decided. */
  public record ActList(boolean success, List<DecisionLog.Act> decisions, @Nullable String next) {}

  /** Something was decided; {@code act} undoes it. */
  public record Decided(boolean success, String act) {}

  /** Several things were decided. */
  public record ManyDecided(boolean success, List<String> acts) {}

  /** What is to become of a fact: an action, or new words. */
  public record Change(
      @Nullable String action,
      @Nullable String object,
      @Nullable String statement,
      @Nullable String validFrom) {}

  /** Something that a person writes. */
  public record NewFact(
      @Nullable String campaign,
      @Nullable String subject,
      @Nullable String predicate,
      @Nullable String object,
      @Nullable String statement) {}

  /** How a conflict is settled: keep_a, keep_b, both or neither. */
  public record Settlement(@Nullable String decision) {}

  /** The same decision for several conflicts. */
  public record ManySettlements(@Nullable List<String> ids, @Nullable String decision) {}

  /** Which entity is the same as this one. */
  public record Same(@Nullable String other) {}

  /** Which facts are asked for. */
  public static class Wanted {
    @QueryParam("as_of")
    @Nullable String asOf;

    @QueryParam("known_at")
    @Nullable String knownAt;

    @QueryParam("entity")
    @Nullable String entity;

    @QueryParam("predicate")
    @Nullable String predicate;

    @QueryParam("q")
    @Nullable String text;

    @QueryParam("status")
    @DefaultValue("all")
    String status = "all";

    @QueryParam("campaign")
    @Nullable String campaign;

    /** Who shares the campaign; null for the own. */
    @QueryParam("owner")
    @Nullable String owner;
  }

  @GET
  @Path("facts")
  public FactPage facts(
      @BeanParam Wanted wanted,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    Offset offset = Offset.of(cursor);
    List<FactView> found = facts.list(query(wanted, offset.from(), page.fetched()));
    return new FactPage(true, page.shown(found), offset.next(found.size(), page));
  }

  /** In whose name a list is read. */
  private String reader(@Nullable String owner, @Nullable String campaign) {
    return sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
  }

  private FactQuery query(Wanted wanted, int offset, int most) {
    return new FactQuery(
        reader(wanted.owner, wanted.campaign),
        wanted.campaign,
        wanted.entity,
        wanted.predicate,
        wanted.text,
        moment(wanted.asOf, "as_of"),
        moment(wanted.knownAt, "known_at"),
        state(wanted.status),
        offset,
        most);
  }

  /** A day, or a moment in UTC. */
  static @Nullable Instant moment(@Nullable String given, String name) {
    if (given == null || given.isBlank()) {
      return null;
    }
    try {
      return given.length() == "2024-01-01".length()
          ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(given);
    } catch (DateTimeException e) {
      throw Refusal.invalid(name + " must be a day or a moment, like 2024-05-01");
    }
  }

  static FactQuery.State state(@Nullable String status) {
    try {
      return status == null || status.isEmpty()
          ? FactQuery.State.ALL
          : FactQuery.State.valueOf(status.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("status must be all, current, ended, disputed or shelved");
    }
  }

  @GET
  @Path("facts/" + ID)
  public OneFact fact(@PathParam("id") String id) {
    String owner = facts.readerOf(caller.owner(), id);
    FactView fact =
        facts.find(owner, id).orElseThrow(() -> Refusal.notFound("There is no fact with this id."));
    return new OneFact(true, fact, facts.sources(owner, id), facts.versions(owner, id));
  }

  @POST
  @Path("facts")
  public OneFact add(NewFact wanted) {
    if (wanted.subject() == null || wanted.predicate() == null || wanted.object() == null) {
      throw Refusal.invalid("subject, predicate and object are required");
    }
    String campaign = wanted.campaign() == null ? "default" : wanted.campaign();
    Space space = new Space(caller.owner(), campaign);
    return fact(
        written.add(
            space, wanted.subject(), wanted.predicate(), wanted.object(), wanted.statement()));
  }

  @PATCH
  @Path("facts/" + ID)
  public Decided change(@PathParam("id") String id, Change change) {
    String action = change.action() == null ? "edit" : change.action();
    return new Decided(true, change(id, action, change));
  }

  private String change(String id, String action, Change change) {
    String owner = caller.owner();
    return switch (action) {
      case "confirm" -> corrections.confirm(owner, id);
      case "reject" -> corrections.reject(owner, id);
      case "pin" -> corrections.pin(owner, id);
      case "edit" -> {
        if (change.object() == null && change.statement() == null) {
          throw Refusal.invalid("object or statement is required");
        }
        yield written.edit(
            owner,
            id,
            change.object(),
            change.statement(),
            moment(change.validFrom(), "valid_from"));
      }
      default -> throw Refusal.invalid("action must be edit, confirm, reject or pin");
    };
  }

  @DELETE
  @Path("facts/" + ID)
  public Decided reject(@PathParam("id") String id) {
    return new Decided(true, corrections.reject(caller.owner(), id));
  }

  @GET
  @Path("conflicts")
  public ConflictList conflicts(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    Offset offset = Offset.of(cursor);
    List<Conflicts.Conflict> found =
        conflicts.open(reader(owner, campaign), campaign, offset.from(), page.fetched());
    return new ConflictList(true, page.shown(found), offset.next(found.size(), page));
  }

  @POST
  @Path("conflicts/" + ID)
  public Decided settle(@PathParam("id") String id, Settlement settlement) {
    return new Decided(true, corrections.settle(caller.owner(), id, choice(settlement.decision())));
  }

  /** All of them, or none when one cannot be settled. */
  @POST
  @Path("conflicts")
  public ManyDecided settleMany(ManySettlements wanted) {
    if (wanted.ids() == null || wanted.ids().isEmpty()) {
      throw Refusal.invalid("ids are required");
    }
    return new ManyDecided(
        true, corrections.settleAll(caller.owner(), wanted.ids(), choice(wanted.decision())));
  }

  static Corrections.Choice choice(@Nullable String decision) {
    try {
      return Corrections.Choice.valueOf(String.valueOf(decision).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("decision must be keep_a, keep_b, both or neither");
    }
  }

  @GET
  @Path("decisions")
  public ActList decisions(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    Offset offset = Offset.of(cursor);
    List<DecisionLog.Act> found =
        log.recent(caller.owner(), offset.from() + page.fetched()).stream()
            .skip(offset.from())
            .toList();
    return new ActList(true, page.shown(found), offset.next(found.size(), page));
  }

  @POST
  @Path("decisions/" + ID + "/undo")
  public Decided undo(@PathParam("id") String id) {
    corrections.undo(caller.owner(), id);
    return new Decided(true, id);
  }

  @GET
  @Path("entities")
  public EntityPage entities(
      @QueryParam("q") @Nullable String text,
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    Offset offset = Offset.of(cursor);
    List<Entities.Entity> found =
        entities.list(reader(owner, campaign), campaign, text, offset.from(), page.fetched());
    return new EntityPage(true, page.shown(found), offset.next(found.size(), page));
  }

  @GET
  @Path("entities/" + ID)
  public OneEntity entity(@PathParam("id") String id) {
    return new OneEntity(
        true,
        entities
            .find(entities.readerOf(caller.owner(), id), id)
            .orElseThrow(() -> Refusal.notFound("There is no entity with this id.")));
  }

  @POST
  @Path("entities/" + ID + "/merge")
  public OneEntity merge(@PathParam("id") String id, Same same) {
    if (same.other() == null) {
      throw Refusal.invalid("other is required");
    }
    return new OneEntity(true, entities.merge(caller.owner(), id, same.other()));
  }

  @POST
  @Path("entities/" + ID + "/split")
  public OneEntity split(@PathParam("id") String id) {
    return new OneEntity(true, entities.split(caller.owner(), id));
  }
}
