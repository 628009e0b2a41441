package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/unheard-of",
        "/api/conversationsx",
        "/api/audits",
        "/WEB-INF/web.xml",
        "/ibm/api",
        "/login/x.y/z",
        ""
      })
  void a_path_that_stands_nowhere_is_closed(String path) {
    assertThat(Doors.find("GET", path).filter(door -> !door.path().equals("/login"))).isEmpty();
  }

  @Test
  void the_longest_path_decides() {
    assertThat(Doors.find("GET", "/settings.xhtml").orElseThrow().roles())
        .doesNotContain(Role.USER);
    assertThat(Doors.find("GET", "/search.xhtml").orElseThrow().roles()).contains(Role.USER);
    assertThat(Doors.find("POST", "/api/knowledge/conflicts/7").orElseThrow().roles())
        .doesNotContain(Role.USER);
  }

  @Test
  void a_method_that_is_not_entered_is_closed() {
    assertThat(Doors.find("DELETE", "/api/settings")).isEmpty();
    assertThat(Doors.find("PUT", "/login")).isEmpty();
    assertThat(Doors.find("TRACE", "/status.xhtml")).isEmpty();
  }

  @Test
  void the_start_page_needs_a_role_and_the_style_sheet_does_not() {
    assertThat(Doors.find("GET", "/").orElseThrow().roles()).isEqualTo(Role.PEOPLE);
    assertThat(Doors.find("GET", "/resources/css/gaia.css").orElseThrow().roles()).isEmpty();
  }

  @Test
  void both_ways_to_write_a_route_lead_to_one_door() {
    assertThat(Doors.withoutVersion("/api/v1/audit")).isEqualTo("/api/audit");
    assertThat(Doors.withoutVersion("/api/audit")).isEqualTo("/api/audit");
    assertThat(Doors.withoutVersion("/v1/models")).isEqualTo("/v1/models");
  }

  @Property(tries = 2000)
  void nothing_but_login_files_and_errors_is_open_without_a_role(@ForAll String path) {
    Doors.find("GET", "/" + path)
        .filter(door -> door.roles().isEmpty())
        .ifPresent(
            door ->
                assertThat("/" + path).matches("(?s)/(log(in|out)|resources|jakarta|err|forb).*"));
  }
}
