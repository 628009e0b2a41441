package gaia.it;

import java.util.List;

/** Everything by which a server tells of itself or of what it was told. */
final class Outputs {

  static final List<String> ALL =
      List.of(
          "/api/settings",
          "/settings.xhtml",
          "/status.xhtml",
          "/audit.xhtml",
          "/index.xhtml",
          "/tasks.xhtml",
          "/api/background/status",
          "/api/background/tasks",
          "/api/audit",
          "/api/audit/export",
          "/api/conversations",
          "/api/digest",
          "/v1/models",
          "/health",
          "/metrics",
          "/openapi");

  private Outputs() {}
}
