package gaia.languagemodel;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import gaia.configuration.EscapedLog;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One streamed call, which can be cut at any moment: before the server has answered, between two
 * pieces, or within one. LangChain4j forms the body and reads the events; this sends and receives.
 *
 * <p>Events arrive on a reader's thread, so a listener only hands them on.
 */
final class Exchange implements HttpClient {

  /** A model that never ends is cut here; a book has less. */
  private static final long MOST_BYTES = 32L << 20;

  private static final int MOST_ERROR_BYTES = 16 << 10;
  private static final int OK = 200;

  private final java.net.http.HttpClient client;
  private final Executor readers;
  private final Endpoint endpoint;
  private @Nullable CompletableFuture<HttpResponse<InputStream>> call;
  private @Nullable InputStream body;
  private boolean cut;

  /**
   * @param readers threads that may block for as long as an answer takes
   */
  Exchange(java.net.http.HttpClient client, Executor readers, Endpoint endpoint) {
    this.client = client;
    this.readers = readers;
    this.endpoint = endpoint;
  }

  /** LangChain4j asks for a builder; there is nothing left to build. */
  HttpClientBuilder builder() {
    return new HttpClientBuilder() {
      @Override
      public Duration connectTimeout() {
        return client.connectTimeout().orElse(Duration.ZERO);
      }

      @Override
      public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
      }

      @Override
      public Duration readTimeout() {
        return endpoint.firstPiece();
      }

      @Override
      public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
      }

      @Override
      public HttpClient build() {
        return Exchange.this;
      }
    };
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("every generation is streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    CompletableFuture<HttpResponse<InputStream>> sent =
        client.sendAsync(toJdk(request), BodyHandlers.ofInputStream());
    synchronized (this) {
      call = sent;
    }
    if (isCut()) {
      sent.cancel(true);
    }
    // Never on this thread, which has to breathe, however soon the server answers.
    sent.whenCompleteAsync(
        (response, thrown) -> {
          if (response == null) {
            listener.onError(thrown);
          } else {
            read(response, parser, listener);
          }
        },
        readers);
  }

  private java.net.http.HttpRequest toJdk(HttpRequest request) {
    java.net.http.HttpRequest.Builder jdk =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .POST(BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream");
    if (endpoint.key() != null) {
      jdk.header("Authorization", "Bearer " + endpoint.key());
    }
    return jdk.build();
  }

  private void read(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    try (InputStream in = new Bounded(response.body())) {
      synchronized (this) {
        body = in;
      }
      if (isCut()) {
        return;
      }
      if (response.statusCode() != OK) {
        listener.onError(
            new HttpException(
                response.statusCode(),
                new String(in.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8)));
        return;
      }
      listener.onOpen(opened(response));
      parser.parse(in, listener);
      listener.onClose();
    } catch (IOException | RuntimeException e) {
      listener.onError(e);
    }
  }

  private static SuccessfulHttpResponse opened(HttpResponse<InputStream> response) {
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .build();
  }

  private synchronized boolean isCut() {
    return cut;
  }

  /** Closes the connection, which is how a server learns that nobody listens any more. */
  void cut() {
    CompletableFuture<HttpResponse<InputStream>> sent;
    InputStream open;
    synchronized (this) {
      cut = true;
      sent = call;
      open = body;
    }
    if (sent != null) {
      sent.cancel(true);
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It was open, and is closed now, whatever it had to say.
        EscapedLog.system(Exchange.class).log(System.Logger.Level.DEBUG, "closing", e);
      }
    }
  }

  /** Ends a stream that does not end. */
  private static final class Bounded extends FilterInputStream {
    private long left = MOST_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("the answer does not end");
      }
    }
  }
}
