package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ExchangeTest {

  private final List<Runnable> reading = new ArrayList<>();

  /** Reading blocks for as long as an answer takes, and the thread that asks has to breathe. */
  @Test
  void an_answer_is_never_read_on_the_thread_that_asks_however_soon_it_comes() throws Exception {
    try (FakeOpenAiServer fake = FakeOpenAiServer.saying("one two")) {
      Endpoint endpoint = Endpoint.of(URI.create(fake.url()), "m", null, 4096);
      Exchange exchange = new Exchange(HttpClient.newHttpClient(), this::keep, endpoint);
      List<String> heard = new ArrayList<>();

      exchange.execute(
          dev.langchain4j.http.client.HttpRequest.builder()
              .method(HttpMethod.POST)
              .url(endpoint.at("/chat/completions").toString())
              .body("{}")
              .build(),
          new DefaultServerSentEventParser(),
          listener(heard));
      Runnable reader = kept();

      assertThat(heard).isEmpty();
      reader.run();
      assertThat(heard).contains("closed");
    }
  }

  private synchronized void keep(Runnable work) {
    reading.add(work);
    notifyAll();
  }

  private synchronized Runnable kept() throws InterruptedException {
    while (reading.isEmpty()) {
      wait();
    }
    return reading.get(0);
  }

  private static ServerSentEventListener listener(List<String> heard) {
    return new ServerSentEventListener() {
      @Override
      public void onError(Throwable thrown) {
        heard.add("error " + thrown);
      }

      @Override
      public void onClose() {
        heard.add("closed");
      }
    };
  }
}
