package gaia.api;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes what holds for all operations of a kind: headers, faults. Named in server.xml. */
public class DescribedHeaders implements OASFilter {

  @Override
  public PathItem filterPathItem(PathItem path) {
    path.getOperations()
        .values()
        .forEach(
            each -> {
              answers(each, "4XX", "A mistake of the client, or something it may not do.");
              answers(each, "5XX", "The server could not do it.");
            });
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
      operation.getResponses().addAPIResponse(status, fault(outcome, !status.equals("304")));
    }
  }

  private static APIResponse fault(String outcome, boolean hasBody) {
    APIResponse answer = OASFactory.createAPIResponse().description(outcome);
    return hasBody
        ? answer.content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.TYPE.toString(), OASFactory.createMediaType().schema(problem())))
        : answer;
  }

  private static Schema problem() {
    Schema problem = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    for (String name : List.of("type", "title", "detail", "instance", "error", "message")) {
      problem.addProperty(name, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
    return problem
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("success", OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN));
  }
}
