package gaia.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How a request is answered whose body nobody is going to read. */
final class UnreadBody {

  private UnreadBody() {}

  /** The connection is closed: what is left of the body would be taken for the next request. */
  static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.TYPE.toString());
    response.setHeader("Connection", "close");
    response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
  }
}
