package gaia.digest;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.access.Sharing;
import gaia.knowledge.facts.Conflicts;
import gaia.knowledge.facts.FactView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Digests over HTTP. */
@Path("/digest")
public class DigestResource {

  private static final String MARKDOWN = "text/markdown;charset=UTF-8;qs=0.5";
  private static final int LONGEST = 3650;

  @Inject Digests digests;
  @Inject Visits visits;
  @Inject Caller caller;
  @Inject Sharing sharing;

  /** Who shares the campaign; null for the own. */
  @QueryParam("owner")
  @Nullable String owner;

  @Inject Clock clock;

  /**
   * What is new and what is open.
   *
   * @param changed facts that are no longer believed or no longer true
   * @param conflicts statements that cannot both be true
   */
  public record Body(
      boolean success, Digest digest, List<FactView> changed, List<Conflicts.Conflict> conflicts) {}

  /** One session told again. */
  public record RecapBody(boolean success, Recap recap) {}

  /** The sessions of a campaign, the first one first. */
  public record Journal(boolean success, String campaign, List<Recap> sessions) {}

  /**
   * @param days how far to look back, 1 to 3650; without it, to the last visit of whoever asks
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Body digest(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("days") @Nullable Integer days) {
    if (days != null && (days < 1 || days > LONGEST)) {
      throw Refusal.invalid("days must be a whole number from 1 to " + LONGEST);
    }
    Instant since =
        days == null ? visits.since(caller.owner()) : clock.instant().minus(Duration.ofDays(days));
    String name = reader(campaign);
    return new Body(
        true,
        digests.digest(name, campaign, since),
        digests.changed(name, campaign, since),
        digests.conflicts(name, campaign));
  }

  /** Answer to a visit: since when the person was away. */
  public record Visited(boolean success, Instant since) {}

  /** The person looks: what comes four hours later or more is told from here on. */
  @POST
  @Path("/visit")
  @Produces(MediaType.APPLICATION_JSON)
  public Visited visit() {
    visits.come(caller.owner());
    return new Visited(true, visits.since(caller.owner()));
  }

  @GET
  @Path("/recap")
  @Produces(MediaType.APPLICATION_JSON)
  public RecapBody recap(@QueryParam("campaign") @Nullable String campaign) {
    return new RecapBody(true, found(campaign));
  }

  @GET
  @Path("/recap")
  @Produces(MARKDOWN)
  public String recapText(@QueryParam("campaign") @Nullable String campaign) {
    return DigestMarkdown.recap(found(campaign));
  }

  private Recap found(@Nullable String campaign) {
    return digests
        .recap(reader(campaign), campaign)
        .orElseThrow(() -> Refusal.notFound("No session has been worked through yet."));
  }

  @GET
  @Path("/journal")
  @Produces(MediaType.APPLICATION_JSON)
  public Journal journal(@QueryParam("campaign") @Nullable String campaign) {
    return new Journal(true, named(campaign), digests.journal(reader(campaign), named(campaign)));
  }

  @GET
  @Path("/journal")
  @Produces(MARKDOWN)
  public String journalText(@QueryParam("campaign") @Nullable String campaign) {
    return DigestMarkdown.journal(
        named(campaign), digests.journal(reader(campaign), named(campaign)));
  }

  private String reader(@Nullable String campaign) {
    return sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
  }

  private static String named(@Nullable String campaign) {
    if (campaign == null || campaign.isBlank()) {
      throw Refusal.invalid("campaign must be named");
    }
    return campaign;
  }
}
