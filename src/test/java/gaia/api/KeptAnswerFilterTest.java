package gaia.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Caller;
import gaia.configuration.SettingsFixtures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptAnswerFilterTest {

  private final AnswersInMemory rows = new AnswersInMemory();
  private final KeptAnswerFilter filter = new KeptAnswerFilter();
  private int times;

  private static final class Ada extends Caller {
    @Override
    public boolean isKnown() {
      return true;
    }

    @Override
    public String owner() {
      return "ada";
    }
  }

  @BeforeEach
  void wire() throws ReflectiveOperationException {
    KeptAnswers answers = new KeptAnswers();
    answers.repository = rows;
    answers.clock = Clock.systemUTC();
    answers.settings = SettingsFixtures.settings(Map.of());
    set("answers", answers);
    set("caller", new Ada());
  }

  private void set(String name, Object value) throws ReflectiveOperationException {
    Field field = KeptAnswerFilter.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(filter, value);
  }

  /** Makes a conversation, and says which. */
  private FilterChain making(int status, String type) {
    return (request, response) -> {
      times++;
      request.getInputStream().readNBytes(3);
      HttpServletResponse answer = (HttpServletResponse) response;
      answer.setStatus(status);
      answer.setContentType(type);
      answer.setHeader("Location", "/api/conversations/" + times);
      answer.getOutputStream().write(("{\"id\":\"" + times + "\"}").getBytes(UTF_8));
    };
  }

  private FakeExchange post(String body, FilterChain chain) throws IOException, ServletException {
    FakeExchange exchange =
        new FakeExchange(
            "POST",
            "/api/conversations",
            body,
            "Idempotency-Key",
            "k1",
            "Content-Type",
            "application/json");
    filter.doFilter(exchange.request(), exchange.response(), chain);
    return exchange;
  }

  @Test
  void it_is_done_once_and_answered_twice() throws Exception {
    FakeExchange first = post("{\"title\":\"a\"}", making(201, "application/json"));
    FakeExchange second = post("{\"title\":\"a\"}", making(201, "application/json"));

    assertThat(times).isEqualTo(1);
    assertThat(second.status).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text()).isEqualTo("{\"id\":\"1\"}");
    assertThat(second.headers)
        .containsEntry("Location", "/api/conversations/1")
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Idempotent-Replayed", "true");
    assertThat(first.headers).doesNotContainKey("Idempotent-Replayed");
  }

  @Test
  void another_body_under_the_same_key_is_refused() throws Exception {
    post("{\"title\":\"a\"}", making(201, "application/json"));

    FakeExchange other = post("{\"title\":\"b\"}", making(201, "application/json"));

    assertThat(times).isEqualTo(1);
    assertThat(other.status).isEqualTo(422);
    assertThat(other.headers).containsEntry("Content-Type", "application/problem+json");
  }

  @Test
  void what_was_refused_leaves_the_key_free() throws Exception {
    post("{}", making(409, "application/problem+json"));

    assertThat(post("{}", making(201, "application/json")).status).isEqualTo(201);
    assertThat(times).isEqualTo(2);
  }

  @Test
  void what_broke_leaves_the_key_free() throws Exception {
    FilterChain broken =
        (request, response) -> {
          throw new ServletException("broken");
        };
    assertThatThrownBy(() -> post("{}", broken)).isInstanceOf(ServletException.class);

    assertThat(rows.all).isEmpty();
    assertThat(post("{}", making(201, "application/json")).status).isEqualTo(201);
  }

  @Test
  void whoever_comes_while_the_first_is_worked_on_is_told_to_wait() throws Exception {
    FakeExchange[] second = new FakeExchange[1];
    post(
        "{}",
        (request, response) -> {
          second[0] = post("{}", making(201, "application/json"));
          making(201, "application/json").doFilter(request, response);
        });

    assertThat(second[0].status).isEqualTo(409);
    assertThat(second[0].headers).containsEntry("Retry-After", "2");
    assertThat(times).isEqualTo(1);
  }

  @Test
  void a_stream_of_events_is_sent_as_it_comes_and_kept() throws Exception {
    FakeExchange first = new FakeExchange("POST", "/api/query", "{}", "Idempotency-Key", "k1");
    filter.doFilter(
        first.request(),
        first.response(),
        (request, response) -> {
          response.setContentType("text/event-stream");
          response.getOutputStream().write("event: text\n\n".getBytes(UTF_8));
          assertThat(first.text()).isEqualTo("event: text\n\n");
          response.getOutputStream().write("event: done\n\n".getBytes(UTF_8));
        });
    FakeExchange second = new FakeExchange("POST", "/api/query", "{}", "Idempotency-Key", "k1");
    filter.doFilter(second.request(), second.response(), making(201, "application/json"));

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.headers).containsEntry("Content-Type", "text/event-stream");
  }

  @Test
  void an_answer_too_long_to_keep_is_sent_and_its_repetition_says_that_it_was_done()
      throws Exception {
    String longText = "x".repeat(300_000);
    FakeExchange first =
        post(
            "{}",
            (request, response) -> {
              response.setContentType("application/json");
              response.getOutputStream().write(longText.getBytes(UTF_8));
            });
    FakeExchange second = post("{}", making(201, "application/json"));

    assertThat(first.text()).isEqualTo(longText);
    assertThat(second.status).isEqualTo(409);
    assertThat(second.text()).contains("done already");
    assertThat(times).isZero();
  }

  @Test
  void a_key_that_is_none_is_refused_before_anything_is_done() throws Exception {
    FakeExchange bad =
        new FakeExchange("POST", "/api/conversations", "{}", "Idempotency-Key", "a b");

    filter.doFilter(bad.request(), bad.response(), making(201, "application/json"));

    assertThat(bad.status).isEqualTo(400);
    assertThat(times).isZero();
  }

  @Test
  void without_a_key_and_for_reads_nothing_is_kept() throws Exception {
    for (FakeExchange plain :
        new FakeExchange[] {
          new FakeExchange("POST", "/api/conversations", "{}"),
          new FakeExchange("GET", "/api/conversations", "", "Idempotency-Key", "k1")
        }) {
      filter.doFilter(plain.request(), plain.response(), making(200, "application/json"));
      assertThat(plain.text()).isNotEmpty();
    }

    assertThat(times).isEqualTo(2);
    assertThat(rows.all).isEmpty();
  }
}
