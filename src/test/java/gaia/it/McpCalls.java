package gaia.it;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** Speaks the Model Context Protocol as a client does that keeps no session. */
record McpCalls(Http http) {

  /** Calls a tool, and gives the whole answer. */
  String tool(String name, String arguments) {
    return call("tools/call", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}")
        .expect(200)
        .body();
  }

  /**
   * Sends one request.
   *
   * @param more headers, names and values in turn
   */
  Answer call(String method, String parameters, String... more) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, text/event-stream"));
    headers.addAll(List.of(more));
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
            .formatted(method, parameters);
    return http.send("POST", "/mcp", BodyPublishers.ofString(body), headers.toArray(String[]::new));
  }
}
