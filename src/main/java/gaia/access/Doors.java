package gaia.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which role opens which door. A path that stands nowhere here is closed to everybody, so that a
 * new route has to be entered before anybody can use it.
 */
final class Doors {

  private static final Set<Role> ADMIN = Set.of(Role.ADMIN);
  private static final Set<Role> REVIEW = Set.of(Role.REVIEWER, Role.ADMIN);
  private static final Set<Role> WATCH = Set.of(Role.ADMIN, Role.MONITOR);
  private static final String ANY = "*";
  private static final String READ = "GET HEAD";

  /**
   * One entry.
   *
   * @param methods names with blanks between, or {@code *}
   * @param path the path itself and everything below it; one that starts with {@code *} is the end
   *     of a path
   * @param roles any of them will do; empty means that nobody has to log in
   */
  record Door(String methods, String path, Set<Role> roles) {

    boolean leadsTo(String method, String asked) {
      return opens(method)
          && (path.startsWith("*") ? asked.endsWith(path.substring(1)) : holds(asked));
    }

    private boolean opens(String method) {
      return methods.equals(ANY) || List.of(methods.split(" ")).contains(method);
    }

    private boolean holds(String asked) {
      return asked.startsWith(path)
          && (asked.length() == path.length()
              || path.endsWith("/")
              || asked.charAt(path.length()) == '/');
    }
  }

  /** The longest path that fits decides. */
  private static final List<Door> DOORS = longestFirst();

  private Doors() {}

  private static List<Door> longestFirst() {
    List<Door> doors = new ArrayList<>();
    open(doors);
    pages(doors);
    api(doors);
    house(doors);
    doors.sort(Comparator.comparingInt((Door door) -> -door.path().length()));
    return List.copyOf(doors);
  }

  private static void open(List<Door> doors) {
    for (String path : List.of("/login", "/logout")) {
      doors.add(new Door("GET HEAD POST", path, Set.of()));
    }
    for (String path :
        List.of(
            "/resources",
            "/jakarta.faces.resource",
            "/error.html",
            "/forbidden.html",
            "/too-many.html",
            "/login.xhtml")) {
      doors.add(new Door(READ, path, Set.of()));
    }
  }

  private static void pages(List<Door> doors) {
    doors.add(new Door("GET HEAD POST", "*.xhtml", Role.PEOPLE));
    doors.add(new Door("GET HEAD POST", "/status.xhtml", Role.ALL));
    doors.add(new Door("GET HEAD POST", "/not-found.xhtml", Role.ALL));
    doors.add(new Door("POST", "/review.xhtml", REVIEW));
    doors.add(new Door(READ, "/settings.xhtml", WATCH));
    doors.add(new Door(READ, "/audit.xhtml", ADMIN));
  }

  private static void api(List<Door> doors) {
    for (String path :
        List.of(
            "/api/conversation",
            "/api/conversations",
            "/api/structured_archive",
            "/api/structured_archives",
            "/api/documents",
            "/api/search",
            "/api/query",
            "/api/campaigns",
            "/api/shares",
            "/api/knowledge",
            "/api/analytics",
            "/api/erasures",
            "/api/erasure",
            "/api/export",
            "/api/digest",
            "/api/campaign",
            "/api/journal",
            "/api/recap",
            "/v1",
            "/mcp")) {
      doors.add(new Door(ANY, path, Role.PEOPLE));
    }
    doors.add(new Door("POST", "/api/knowledge/conflicts", REVIEW));
    doors.add(new Door(ANY, "/api/lora", Role.PEOPLE));
  }

  private static void house(List<Door> doors) {
    doors.add(new Door(READ, "/api/me", Role.ALL));
    doors.add(new Door(READ, "/api/background/status", Role.ALL));
    doors.add(new Door(READ, "/api/background/reasons", Role.ALL));
    doors.add(new Door(READ, "/api/background/events", Role.ALL));
    doors.add(new Door(ANY, "/api/background/task", Role.PEOPLE));
    doors.add(new Door(ANY, "/api/background/tasks", Role.PEOPLE));
    doors.add(new Door("POST", "/api/background/register_activity", Role.PEOPLE));
    for (String wish : List.of("pause", "resume", "quiet", "loud")) {
      doors.add(new Door("POST", "/api/background/" + wish, ADMIN));
    }
    doors.add(new Door(READ, "/api/settings", WATCH));
    doors.add(new Door(READ, "/api/audit", ADMIN));
    doors.add(new Door(ANY, "/api/operations", ADMIN));
  }

  /**
   * The door that a request stands before.
   *
   * @param path as the server decoded it, without the part for the version
   * @return empty when there is none, and nobody may go on
   */
  static Optional<Door> find(String method, String path) {
    String asked = path.equals("/") ? "/index.xhtml" : path;
    return DOORS.stream().filter(door -> door.leadsTo(method, asked)).findFirst();
  }

  /** The path without {@code /v1} behind {@code /api}: both lead to the same resource. */
  static String withoutVersion(String path) {
    return path.startsWith("/api/v1/") ? "/api" + path.substring("/api/v1".length()) : path;
  }
}
