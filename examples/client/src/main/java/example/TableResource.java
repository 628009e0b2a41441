package example;

import gaia.client.ConversationsClient;
import gaia.client.ConversationsClient.Foreign;
import gaia.client.ConversationsClient.Import;
import gaia.client.ConversationsClient.ImportReport;
import gaia.client.ConversationsClient.Message;
import gaia.client.SearchClient;
import gaia.client.SearchTerms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What a table of players asks: "who said something about rope?" */
@Path("/table/{word}")
@RequestScoped
public class TableResource {

  @Inject @RestClient SearchClient search;
  @Inject @RestClient ConversationsClient conversations;

  /** What was said, one line each. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String said(@PathParam("word") String word) {
    StringBuilder lines = new StringBuilder();
    search
        .find(SearchTerms.of(word, 5).kind("turn"))
        .results()
        .forEach(
            hit -> lines.append(hit.speaker()).append(": ").append(hit.text()).append('\n'));
    return lines.toString();
  }

  /** Remembers a note; the same one a second time is skipped. */
  @POST
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.TEXT_PLAIN)
  public String note(@PathParam("word") String word, String text) {
    ImportReport report =
        conversations.take(
            new Import(
                List.of(
                    new Foreign(
                        "table-" + word, word, null, List.of(Message.said("The table", text)))),
                true));
    return report.imported().isEmpty() ? "known\n" : "noted\n";
  }
}
