package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every route that a resource opens has a door; a new one without an entry fails here. */
class RoutesTest {

  /** A route with every variable part filled in. */
  record Route(String method, String path) {}

  static List<Route> routes() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("gaia").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            // An interface describes a route to its clients; it opens none.
            .filter(type -> !type.isInterface())
            .flatMap(RoutesTest::of)
            .toList();
  }

  private static Stream<Route> of(JavaClass type) {
    String root = type.getAnnotationOfType(Path.class).value();
    return type.getMethods().stream()
        .flatMap(method -> verbs(method).map(verb -> new Route(verb, path(root, method))));
  }

  private static Stream<String> verbs(JavaMethod method) {
    return method.getAnnotations().stream()
        .flatMap(
            note ->
                note
                    .getRawType()
                    .tryGetAnnotationOfType(HttpMethod.class)
                    .map(HttpMethod::value)
                    .stream());
  }

  private static String path(String root, JavaMethod method) {
    String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    String whole = "/api/" + root + "/" + own;
    return whole
        .replaceAll("\\{\\s*action\\s*:[^{}]*\\}", "cancel")
        .replaceAll("\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}", "x1")
        .replaceAll("/+", "/")
        .replaceAll("(?<=.)/$", "");
  }

  @Test
  void the_resources_are_found() {
    assertThat(routes())
        .hasSizeGreaterThan(30)
        .contains(
            new Route("GET", "/api/background/status"),
            new Route("DELETE", "/api/conversations/x1"),
            new Route("POST", "/api/background/tasks/cancel"));
  }

  @Test
  void every_route_has_a_door_that_needs_a_role() {
    Set<Route> open =
        routes().stream()
            .filter(
                route ->
                    Doors.find(route.method(), route.path())
                        .map(door -> door.roles().isEmpty())
                        .orElse(true))
            .collect(Collectors.toSet());

    assertThat(open).as("routes without an entry in Doors").isEmpty();
  }

  @Test
  void whoever_only_watches_reaches_nothing_that_was_said() {
    Set<String> seen =
        routes().stream()
            .filter(route -> opens(route, Role.MONITOR))
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());

    assertThat(seen)
        .containsExactlyInAnyOrder(
            "GET /api/background/status",
            "GET /api/background/reasons",
            "GET /api/background/events",
            "GET /api/settings",
            "GET /api/me");
  }

  @Test
  void what_concerns_everybody_is_for_administrators() {
    for (Route route :
        List.of(
            new Route("POST", "/api/background/pause"),
            new Route("POST", "/api/background/quiet"),
            new Route("GET", "/api/audit"),
            new Route("GET", "/api/audit/export"))) {
      assertThat(opens(route, Role.ADMIN)).as("%s", route).isTrue();
      assertThat(opens(route, Role.USER)).as("%s", route).isFalse();
      assertThat(opens(route, Role.REVIEWER)).as("%s", route).isFalse();
    }
  }

  /** An adapter helps with the answers to its owner and with nobody else's. */
  @Test
  void everybody_switches_their_own_adapters() {
    Route activate = new Route("POST", "/api/lora/adapters/x1/activate");

    assertThat(opens(activate, Role.USER)).isTrue();
    assertThat(opens(activate, Role.MONITOR)).isFalse();
  }

  private static boolean opens(Route route, Role role) {
    return Doors.find(route.method(), route.path())
        .map(door -> door.roles().contains(role))
        .orElse(false);
  }
}
