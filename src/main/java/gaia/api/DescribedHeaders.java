package gaia.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the headers that every operation of a kind takes; named in server.xml. */
public class DescribedHeaders implements OASFilter {

  @Override
  public PathItem filterPathItem(PathItem path) {
    if (path.getPOST() != null) {
      describePost(path.getPOST());
    }
    if (path.getGET() != null) {
      takes(path.getGET(), "If-None-Match", "The ETag of what the client has.");
      answers(path.getGET(), "304", "It has not changed.");
    }
    for (Operation change : new Operation[] {path.getPUT(), path.getPATCH(), path.getDELETE()}) {
      if (change != null) {
        takes(
            change,
            "If-Match",
            "The ETag that a read of this path as JSON told; with another one nothing happens.");
        answers(change, "412", "Somebody has changed it.");
      }
    }
    return path;
  }

  private static void describePost(Operation post) {
    takes(
        post,
        KeptAnswerFilter.KEY,
        "Whoever sends the request again with the same key gets the first answer, for 24 hours.");
    answers(
        post,
        "409",
        "It cannot be done as things stand; or the first request with this key is still worked on,"
            + " or nobody knows how it ended.");
    answers(post, "422", "The key was used for another request.");
  }

  private static void takes(Operation operation, String header, String meaning) {
    operation.addParameter(
        OASFactory.createParameter()
            .name(header)
            .in(Parameter.In.HEADER)
            .required(false)
            .description(meaning)
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
  }

  private static void answers(Operation operation, String status, String outcome) {
    if (operation.getResponses() != null && !operation.getResponses().hasAPIResponse(status)) {
      operation
          .getResponses()
          .addAPIResponse(status, OASFactory.createAPIResponse().description(outcome));
    }
  }
}
