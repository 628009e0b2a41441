package gaia.access;

import java.util.Set;

/** Which requests stand in the audit log. */
final class Audited {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** Being there is no deed; logging in and out is told with the name. */
  private static final Set<String> UNTOLD =
      Set.of("/api/background/register_activity", "/login", "/logout");

  private Audited() {}

  /**
   * Whether it is written down: what changes something, what was refused to somebody, and reading
   * the log itself. Questions are no changes, and that somebody is there is none.
   *
   * @param path without the part for the version
   */
  static boolean is(String method, String path, int status) {
    if (status == 403) {
      return true;
    }
    if (path.startsWith("/api/audit")) {
      return true;
    }
    return !READING.contains(method) && status != 401 && status != 404 && !UNTOLD.contains(path);
  }
}
