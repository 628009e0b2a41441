package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.access.HostileRequest.Response;
import gaia.it.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What hostile clients send does no harm: nothing opens, and nothing breaks. */
class HostileRequestsIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  private final HouseOfPeople house = PEOPLE.house();
  private final URI url = URI.create(house.server().url());

  @Test
  void no_request_of_the_corpus_gets_through_or_breaks_anything() throws IOException {
    house
        .send("jonas", "POST", "/api/conversations", "{\"title\":\"" + ThingsOfJonas.SECRET + "\"}")
        .expect(201);
    List<HostileRequest> corpus = HostileRequest.all();
    List<String> bad = new ArrayList<>();
    String[] senders = {house.cookie("mara"), house.cookie("rita")};
    for (int i = 0; i < corpus.size(); i++) {
      HostileRequest request = corpus.get(i);
      Response response = request.send(url.getHost(), url.getPort(), senders[i % 2]);
      String head = response.text().split("\r\n\r\n", 2)[0];
      if (!request.isAllowed(response.status())
          || response.text().contains(ThingsOfJonas.SECRET)
          || head.contains("X-Injected")) {
        bad.add(response.status() + " for " + request);
      }
    }

    assertThat(corpus).hasSizeGreaterThanOrEqualTo(300);
    assertThat(bad).isEmpty();
    assertThat(house.server().status("/health/ready")).isEqualTo(200);
    assertThat(house.server().log())
        .doesNotContain("Request failed, told the client")
        .doesNotContainPattern("[\\p{Cc}&&[^\\t\\r\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]");
  }

  @Test
  void a_connection_that_sends_nothing_more_does_not_hold_up_others() throws IOException {
    List<Socket> lazy = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket
            .getOutputStream()
            .write(
                ("POST /api/conversations HTTP/1.1\r\nHost: localhost:"
                        + url.getPort()
                        + "\r\nCookie: "
                        + house.cookie("mara")
                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        lazy.add(socket);
      }

      assertThat(house.send("jonas", "GET", "/api/me", "").status()).isEqualTo(200);
    } finally {
      for (Socket socket : lazy) {
        socket.close();
      }
    }
  }

  @Test
  void whoever_guesses_passwords_in_a_browser_reads_when_to_try_again() {
    house.cookie("jonas");
    try {
      Answer answer = guess();
      for (int i = 0; i < 100 && answer.status() != 429; i++) {
        answer = guess();
      }

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(answer.body()).contains("A moment, please");
      assertThat(house.send("jonas", "GET", "/api/me", "").status()).isEqualTo(200);
    } finally {
      house.awaitTries();
    }
  }

  private Answer guess() {
    return house
        .server()
        .http()
        .send(
            "POST",
            "/login",
            BodyPublishers.ofString("name=mara&password=guessed"),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept",
            "text/html,*/*;q=0.8");
  }

  @Test
  void whoever_asks_too_often_is_told_when_to_come_back_and_others_go_on() {
    Answer answer = house.send("adam", "GET", "/api/me", "");
    for (int i = 0; i < 20_000 && answer.status() == 200; i++) {
      answer = house.send("adam", "GET", "/api/me", "");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(house.send("jonas", "GET", "/api/me", "").status()).isEqualTo(200);
  }
}
