package gaia.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  @Test
  void the_words_of_the_server_are_those_of_the_fault() {
    Fault fault =
        Faults.fault(
            404,
            "{\"title\":\"Not Found\",\"detail\":\"Task not found\",\"instance\":\"urn:uuid:1\"}",
            null);

    assertThat(fault).hasMessage("Task not found");
    assertThat(fault.status()).isEqualTo(404);
    assertThat(fault.instance()).contains("urn:uuid:1");
    assertThat(fault.retryAfterSeconds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Bad Gateway</html>", "{\"title\":", "[]", "{\"title\":7}"})
  void pages_of_others_are_named_by_their_status(String body) {
    assertThat(Faults.fault(502, body, null)).hasMessage("The server answered 502.");
  }

  @Test
  void the_server_says_when_to_come_back() {
    assertThat(Faults.fault(503, "", "7").retryAfterSeconds()).isEqualTo(7);
    assertThat(Faults.fault(503, "", "999999999").retryAfterSeconds()).isEqualTo(3600);
    assertThat(Faults.fault(503, "", "Fri, 31 Dec 1999 23:59:59 GMT").retryAfterSeconds()).isZero();
  }
}
