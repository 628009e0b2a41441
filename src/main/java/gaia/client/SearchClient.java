package gaia.client;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Finds what was said, what was kept, what is believed and what documents say. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public interface SearchClient {

  /**
   * Hits, best first.
   *
   * @param complete false while the index is built again: found by words alone
   * @param notice says so to people; null otherwise
   */
  record Found(boolean complete, @Nullable String notice, List<Hit> results) {}

  /**
   * One hit.
   *
   * @param turn 0-based place in the conversation or document
   * @param highlights pairs of the first character and the one after the last
   * @param why what made it a hit
   */
  record Hit(
      String kind,
      String archiveId,
      int turn,
      @Nullable String speaker,
      @Nullable Instant created,
      String text,
      List<List<Integer>> highlights,
      double score,
      String why) {}

  @GET
  Found find(@BeanParam SearchTerms terms);
}
