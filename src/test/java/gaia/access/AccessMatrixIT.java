package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.access.RoutesTest.Route;
import gaia.it.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every route, by everybody, for a thing of somebody else. */
class AccessMatrixIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  private static final Map<String, Set<Role>> EVERYBODY =
      Map.of(
          "mara", Set.of(Role.USER),
          "rita", Set.of(Role.REVIEWER),
          "adam", Set.of(Role.ADMIN),
          "moni", Set.of(Role.MONITOR),
          "nora", Set.of());

  private final HouseOfPeople house = PEOPLE.house();

  @Test
  void nobody_gets_through_a_door_that_is_not_theirs_or_at_a_thing_of_another() {
    ThingsOfJonas foreign = ThingsOfJonas.madeIn(house);
    String before = foreign.state(house);
    Holes holes = new Holes();
    for (Route route : RoutesTest.routes()) {
      String path = foreign.into(route.path());
      Answer nobody = house.send("", route.method(), path, ThingsOfJonas.BODY);
      holes.note(nobody.status() == 401, "anonymous", route, nobody);
      EVERYBODY.forEach((name, roles) -> check(holes, name, roles, route, path));
    }
    assertThat(holes.found()).isEmpty();
    assertThat(foreign.state(house)).isEqualTo(before);
  }

  /** Other tests try every route, and so may have paused the house. */
  @BeforeEach
  void goOn() {
    house.send("adam", "POST", "/api/background/resume", "").expect(200);
    house.send("adam", "POST", "/api/background/loud", "").expect(200);
  }

  private void check(Holes holes, String name, Set<Role> roles, Route route, String path) {
    Set<Role> open = Doors.find(route.method(), path).orElseThrow().roles();
    boolean opens = roles.stream().anyMatch(open::contains);
    if (opens && path.startsWith("/api/background/events")) {
      // A stream without an end; that others' tasks are not in it is tested with the feed.
      return;
    }
    Answer answer = house.send(name, route.method(), path, ThingsOfJonas.BODY);
    if (!opens) {
      holes.note(answer.status() == 403, name, route, answer);
      return;
    }
    holes.note(answer.status() != 401 && answer.status() < 500, name, route, answer);
    holes.note(!answer.body().contains(ThingsOfJonas.SECRET), name, route, answer);
    boolean foreign = route.path().contains("x1");
    holes.note(!foreign || answer.status() >= 400, name, route, answer);
  }

  @Test
  void pages_open_for_those_whose_role_they_need() {
    Map<String, Set<String>> pages =
        Map.of(
            "/index.xhtml", Set.of("mara", "rita", "adam"),
            "/archives.xhtml", Set.of("mara", "rita", "adam"),
            "/tasks.xhtml", Set.of("mara", "rita", "adam"),
            "/status.xhtml", Set.of("mara", "rita", "adam", "moni"),
            "/settings.xhtml", Set.of("adam", "moni"),
            "/audit.xhtml", Set.of("adam"));
    pages.forEach(
        (page, allowed) ->
            EVERYBODY
                .keySet()
                .forEach(
                    name ->
                        assertThat(house.send(name, "GET", page, "").status())
                            .as(name + " " + page)
                            .isEqualTo(allowed.contains(name) ? 200 : 403)));
  }

  @Test
  void buttons_are_shown_to_those_for_whom_they_work() {
    assertThat(house.send("adam", "GET", "/status.xhtml", "").expect(200).body())
        .contains("id=\"controls\"", "name=\"pause\"");
    assertThat(house.send("mara", "GET", "/status.xhtml", "").expect(200).body())
        .contains("id=\"controls\"")
        .doesNotContain("name=\"pause\"", "name=\"quiet\"");
    assertThat(house.send("mara", "GET", "/review.xhtml", "").expect(200).body())
        .contains("id=\"who-decides\"")
        .doesNotContain("name=\"keep_a\"");
    assertThat(house.send("rita", "GET", "/review.xhtml", "").expect(200).body())
        .doesNotContain("id=\"who-decides\"");
  }

  @Test
  void whoever_is_not_logged_in_is_led_to_the_login_and_a_program_gets_401() {
    Answer page = house.send("", "GET", "/archives.xhtml", "");
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).isEqualTo("/login?to=%2Farchives.xhtml");

    Answer api = house.send("", "GET", "/api/conversations", "");
    assertThat(api.status()).isEqualTo(401);
    assertThat(api.header("WWW-Authenticate")).startsWith("Basic");
    assertThat(house.send("", "POST", "/v1/chat/completions", "{}").status()).isEqualTo(401);
    assertThat(house.send("", "GET", "/resources/css/gaia.css", "").status()).isEqualTo(200);
  }

  @Test
  void what_was_done_stands_in_the_audit_log_and_the_chain_holds() {
    house.send("mara", "POST", "/api/conversations", "{\"title\":\"unsaid-words\"}").expect(201);
    house.send("mara", "GET", "/api/settings", "").expect(403);

    Answer log = house.send("adam", "GET", "/api/audit?limit=500", "").expect(200);

    assertThat(log.body()).contains("\"subject\":\"/api/conversations\"", "\"outcome\":403");
    assertThat(log.body()).doesNotContain("unsaid-words");
    assertThat(house.send("adam", "GET", "/api/audit/check", "").at("/intact").asBoolean())
        .isTrue();
    assertThat(house.send("adam", "GET", "/api/audit/export", "").body())
        .startsWith("number,at,who,");
  }

  @Test
  void after_the_logout_the_session_is_worth_nothing() {
    String old = house.cookie("flo");
    house.send("flo", "GET", "/api/me", "").expect(200);
    house.send("flo", "POST", "/logout", "").expect(303);

    assertThat(house.server().http().get("/api/me", "Cookie", old).status()).isEqualTo(401);
  }
}
