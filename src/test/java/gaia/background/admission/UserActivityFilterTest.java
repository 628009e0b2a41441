package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserActivityFilterTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/chat/completions",
    "POST, /api/query",
    "POST, /api/v1/query",
    "POST, /api/conversations/x/messages",
    "POST, /api/conversation/archive/background",
    "POST, /api/conversations/import",
    "POST, /api/background/register_activity",
    "GET, /api/search",
    "GET, /",
    "GET, /archives.xhtml",
    "POST, /index.xhtml"
  })
  void use_of_the_house_is_activity(String method, String path) {
    assertThat(UserActivityFilter.isActivity(method, path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/background/status",
    "GET, /v1/models",
    "GET, /api/v1/background/status",
    "POST, /api/background/pause",
    "GET, /api/background/events",
    "GET, /api/v1/background/events",
    "POST, /api/background/tasks/cancel",
    "POST, /api/background/task/x/retry",
    "GET, /api/conversations",
    "GET, /health/ready",
    "GET, /metrics",
    "GET, /openapi",
    "GET, /jakarta.faces.resource/gaia.css.xhtml"
  })
  void watching_and_steering_is_not(String method, String path) {
    assertThat(UserActivityFilter.isActivity(method, path)).isFalse();
  }
}
