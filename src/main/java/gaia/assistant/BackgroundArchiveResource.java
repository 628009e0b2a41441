package gaia.assistant;

import gaia.access.Caller;
import gaia.conversation.ArchivedBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The archive button over HTTP. */
@Path("/conversation/archive/background")
@Produces(MediaType.APPLICATION_JSON)
public class BackgroundArchiveResource {

  @Inject AiManager assistant;
  @Inject Caller caller;

  @POST
  @APIResponseSchema(value = ArchivedBody.class, responseCode = "200")
  public Response archive() {
    ArchivedBody body = ArchivedBody.of(assistant.backgroundArchiveConversation(caller.owner()));
    return Response.ok(body).location(body.uri()).build();
  }
}
