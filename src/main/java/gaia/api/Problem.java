package gaia.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gaia.files.Json;
import jakarta.ws.rs.core.MediaType;

/**
 * A fault as clients see it: RFC 9457, and the two members of the first GAIA's errors.
 *
 * @param instance names this one fault in the server's log
 */
record Problem(int status, String title, String detail, String instance) {

  static final MediaType TYPE = new MediaType("application", "problem+json");

  String json() {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("type", "about:blank");
    node.put("title", title);
    node.put("status", status);
    node.put("detail", detail);
    node.put("instance", instance);
    node.put("success", false);
    node.put("error", title);
    node.put("message", detail);
    return node.toString();
  }
}
