package gaia.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;

/** What came back from one request. */
public record Answer(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The value of a header, or the empty string. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /**
   * The body as JSON.
   *
   * @throws AssertionError when it is none
   */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON, status " + status + ": " + body, e);
    }
  }

  /** A member of the body, found by a JSON pointer such as {@code /status/tasks}. */
  public JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** This answer, when it has the expected status; tests read better with the check in the call. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("status " + status + " instead of " + expected + ": " + body);
    }
    return this;
  }
}
