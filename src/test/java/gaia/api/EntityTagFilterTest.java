package gaia.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;

class EntityTagFilterTest {

  private static final String PATH = "/api/knowledge/facts/f1";

  private final EntityTagFilter filter = new EntityTagFilter();
  private String held = "{\"object\":\"Bonn\"}";
  private boolean changed;

  private final FilterChain reading =
      (request, response) -> {
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(held.getBytes(UTF_8));
      };

  private final FilterChain changing = (request, response) -> changed = true;

  private FakeExchange send(String method, FilterChain chain, String... headers) throws Exception {
    FakeExchange exchange = new FakeExchange(method, PATH, "", headers);
    exchange.reading = reading;
    filter.doFilter(exchange.request(), exchange.response(), chain);
    return exchange;
  }

  private String tag() throws Exception {
    return send("GET", reading).headers.getOrDefault("ETag", "");
  }

  @Test
  void a_read_has_a_strong_tag_and_is_kept_by_the_reader_alone() throws Exception {
    FakeExchange read = send("GET", reading);

    assertThat(read.text()).isEqualTo(held);
    assertThat(read.headers.get("ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(read.headers)
        .containsEntry("Cache-Control", "private, no-cache")
        .containsEntry("Content-Length", Integer.toString(held.length()));
  }

  @Test
  void who_has_it_already_is_told_so_without_a_body() throws Exception {
    String tag = tag();

    for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      FakeExchange again = send("GET", reading, "If-None-Match", known);
      assertThat(again.status).as(known).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(again.headers).containsEntry("ETag", tag);
    }
    assertThat(send("GET", reading, "If-None-Match", "\"x\"").status).isEqualTo(200);
  }

  @Test
  void another_content_and_another_form_of_it_have_other_tags() throws Exception {
    String before = tag();
    String markdown =
        send(
                "GET",
                (request, response) -> {
                  response.setContentType("text/markdown");
                  response.getOutputStream().write(held.getBytes(UTF_8));
                })
            .headers
            .get("ETag");
    held = "{\"object\":\"Graz\"}";

    assertThat(tag()).isNotEqualTo(before);
    assertThat(markdown).isNotEqualTo(before);
  }

  @Test
  void a_change_of_what_the_client_has_seen_happens() throws Exception {
    send("PATCH", changing, "If-Match", tag());

    assertThat(changed).isTrue();
  }

  @Test
  void a_change_of_what_somebody_else_has_changed_does_not_happen() throws Exception {
    String seen = tag();
    held = "{\"object\":\"Graz\"}";

    FakeExchange late = send("PATCH", changing, "If-Match", seen);

    assertThat(changed).isFalse();
    assertThat(late.status).isEqualTo(412);
    assertThat(late.headers).containsEntry("Content-Type", "application/problem+json");
    assertThat(send("DELETE", changing, "If-Match", "W/" + tag()).status).isEqualTo(412);
  }

  @Test
  void what_is_not_there_matches_nothing() throws Exception {
    FakeExchange gone = new FakeExchange("DELETE", PATH, "", "If-Match", "*");
    gone.reading =
        (request, response) -> ((jakarta.servlet.http.HttpServletResponse) response).setStatus(404);

    filter.doFilter(gone.request(), gone.response(), changing);

    assertThat(gone.status).isEqualTo(412);
    assertThat(changed).isFalse();
  }

  @Test
  void a_change_without_a_condition_happens() throws Exception {
    send("PUT", changing);

    assertThat(changed).isTrue();
  }

  @Test
  void a_fault_has_no_tag() throws Exception {
    FakeExchange missing =
        send(
            "GET",
            (request, response) -> {
              ((jakarta.servlet.http.HttpServletResponse) response).setStatus(404);
              response.setContentType("application/problem+json");
              response.getOutputStream().write("{}".getBytes(UTF_8));
            });

    assertThat(missing.headers).doesNotContainKey("ETag");
    assertThat(missing.text()).isEqualTo("{}");
  }
}
