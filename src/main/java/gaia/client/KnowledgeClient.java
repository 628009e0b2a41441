package gaia.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What is believed, and what contradicts itself. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1/knowledge")
@Produces(MediaType.APPLICATION_JSON)
public interface KnowledgeClient {

  /**
   * A fact.
   *
   * @param confidence 0 to 1
   * @param validFrom since when it is true; null when nobody said
   * @param validUntil until when it was true, exclusive; null while it is
   * @param evidence how many statements say so
   */
  record Fact(
      String id,
      String campaign,
      String subject,
      String predicate,
      String object,
      boolean negated,
      String statement,
      double confidence,
      @Nullable Instant validFrom,
      @Nullable Instant validUntil,
      boolean disputed,
      boolean confirmed,
      boolean pinned,
      int evidence,
      Instant firstSaid,
      Instant lastSaid) {}

  /** A page; {@code next} is null on the last one. */
  record Page(List<Fact> facts, @Nullable String next) {}

  /** One side of a conflict. */
  record Side(Fact fact) {}

  /**
   * What a language model advises in a conflict; it decides nothing.
   *
   * @param choice keep_a, keep_b, both or neither
   */
  record Advice(String choice, String quote, String reason, String model, Instant given) {}

  /**
   * Two facts that cannot both be true; {@code a} was said earlier.
   *
   * @param advice null where no language model has advised
   */
  record Conflict(
      String id,
      String campaign,
      String reason,
      Instant opened,
      Side a,
      Side b,
      @Nullable Advice advice) {}

  /** What waits for a decision. */
  record Conflicts(List<Conflict> conflicts) {}

  /**
   * How a conflict is settled.
   *
   * @param decision {@code keep_a}, {@code keep_b}, {@code both} or {@code neither}
   */
  record Settlement(String decision) {}

  /** A decision, by which it can be undone. */
  record Decided(String act) {}

  /**
   * A page of facts.
   *
   * @param status {@code current}, {@code ended}, {@code disputed}, {@code shelved}; null for all
   * @param asOf what was true at this moment or day; null for now
   */
  @GET
  @Path("/facts")
  Page facts(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("status") @Nullable String status,
      @QueryParam("as_of") @Nullable String asOf,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/conflicts")
  Conflicts conflicts(@QueryParam("limit") int limit);

  @POST
  @Path("/conflicts/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  Decided settle(@PathParam("id") String id, Settlement settlement);
}
