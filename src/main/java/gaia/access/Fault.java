package gaia.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a door answers instead of opening: RFC 9457, with the members of the first GAIA's errors.
 */
enum Fault {
  MALFORMED(
      400,
      "Bad Request",
      "Path or query is written in a way that is not accepted here; escape what has to be."),
  UNKNOWN(401, "Unauthorized", "Log in first."),
  FORBIDDEN(403, "Forbidden", "Your roles do not allow this."),
  ANOTHER_SITE(403, "Forbidden", "Another site asked for this change; only GAIA's own pages may."),
  NOTHING(404, "Not Found", "There is nothing here."),
  TOO_MANY(429, "Too Many Requests", "That were too many requests; try again a little later."),
  FULL(
      507,
      "Insufficient Storage",
      "You have as many unfinished tasks, or as much text, as one owner may have here.");

  private final int status;
  private final byte[] body;

  Fault(int status, String title, String detail) {
    this.status = status;
    this.body =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"urn:gaia:door",\
        "success":false,"error":"%s","message":"%s"}
        """
            .formatted(title, status, detail, title, detail)
            .getBytes(StandardCharsets.UTF_8);
  }

  int status() {
    return status;
  }

  void answer(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body);
  }
}
