package gaia.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns what is not a success into a {@link Fault}. */
public final class Faults implements ResponseExceptionMapper<Fault> {

  private static final int LONGEST_WAIT = 3600;

  @Override
  public Fault toThrowable(Response response) {
    return fault(response.getStatus(), body(response), response.getHeaderString("Retry-After"));
  }

  private static String body(Response response) {
    try {
      return response.hasEntity() ? response.readEntity(String.class) : "";
    } catch (ProcessingException e) {
      // The status is known, and counts for more than words that were cut short.
      return "";
    }
  }

  static Fault fault(int status, String body, @Nullable String retryAfter) {
    JsonObject problem = problem(body);
    String said = problem.getString("detail", problem.getString("title", ""));
    String message = said.isBlank() ? "The server answered " + status + "." : said;
    return new Fault(status, message, problem.getString("instance", null), seconds(retryAfter));
  }

  /** What stands between may answer with a page of its own instead. */
  private static JsonObject problem(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (JsonException e) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  private static int seconds(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,9}")
        ? Math.min(Integer.parseInt(header), LONGEST_WAIT)
        : 0;
  }
}
