package gaia.knowledge.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.access.Caller;
import gaia.access.Sharing;
import gaia.files.Json;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The graph over HTTP. */
@Path("/knowledge/graph")
public class GraphResource {

  /** Facts of an export at the most; what was left out is said by {@code complete}. */
  private static final int MOST = 200_000;

  private static final int SHOWN = 500;

  @Inject KnowledgeGraph graph;
  @Inject Caller caller;
  @Inject Sharing sharing;

  /** Who shares the campaign; null for the own. */
  @QueryParam("owner")
  @Nullable String owner;

  /** A part of the graph. */
  public record Part(boolean success, Graph graph) {}

  /**
   * Around one entity, or the facts of a campaign that were said last. The filters narrow what is
   * around an entity: by kind of relation, by kind of what takes part, by the day on which it was
   * true; {@code ended} adds what is no longer true.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Part part(
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("depth") @DefaultValue("1") int depth,
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("predicate") @Nullable String predicate,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("as_of") @Nullable String asOf,
      @QueryParam("ended") @DefaultValue("false") boolean ended) {
    if (entity == null) {
      return new Part(true, graph.whole(reader(campaign), campaign, SHOWN));
    }
    return new Part(
        true,
        graph.part(
            new GraphQuery(
                reader(campaign),
                entity,
                campaign,
                depth,
                predicate,
                kind == null ? null : GraphWords.kind(kind),
                asOf == null ? null : GraphWords.endOf(asOf),
                ended)));
  }

  @GET
  @Path("jsonld")
  @Produces("application/ld+json")
  public String jsonLd(@QueryParam("campaign") @Nullable String campaign)
      throws JsonProcessingException {
    Graph whole = graph.whole(reader(campaign), campaign, MOST);
    return Json.mapper().writeValueAsString(JsonLd.of(whole));
  }

  @GET
  @Path("graphml")
  @Produces("application/graphml+xml")
  public String graphMl(@QueryParam("campaign") @Nullable String campaign) {
    return GraphMl.of(graph.whole(reader(campaign), campaign, MOST));
  }

  /** In whose name the graph is read. */
  private String reader(@Nullable String campaign) {
    return sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
  }
}
