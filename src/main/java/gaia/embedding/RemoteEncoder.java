package gaia.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Outgoing;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An encoder behind {@code POST /v1/embeddings} as OpenAI has it. Only the given host is asked,
 * redirects are not followed, and the key is in no message.
 */
final class RemoteEncoder implements TextEncoder {

  private static final int TEXTS_AT_ONCE = 32;

  /** Some 2,000 tokens of English; every service takes that many. */
  private static final int MOST_CHARACTERS = 8_000;

  private static final int LARGEST_ANSWER = 32 << 20;
  private static final int LARGEST_DIMENSION = 16_384;
  private static final int SUCCESS = 200;

  private final URI address;
  private final String model;
  private final @Nullable String key;
  private final Duration patience;
  private final HttpClient client;
  private final Outgoing outgoing;
  private final AtomicInteger dimension = new AtomicInteger();

  /**
   * @param url of the service; {@code /v1/embeddings} is added
   * @param patience how long one answer may take
   */
  RemoteEncoder(URI url, String model, @Nullable String key, Duration patience) {
    this(url, model, key, patience, new Outgoing());
  }

  RemoteEncoder(URI url, String model, @Nullable String key, Duration patience, Outgoing outgoing) {
    this.outgoing = outgoing;
    String base = url.toString().replaceAll("/+$", "").replaceAll("/v1$", "");
    this.address = URI.create(base + "/v1/embeddings");
    this.model = model;
    this.key = key;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  @Override
  public String spaceId() {
    try {
      byte[] name = (address + "\n" + model).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
      return "remote-" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Asks the service when it was not asked for anything yet. */
  @Override
  public int dimension() {
    if (dimension.get() == 0) {
      ask(List.of("dimension"));
    }
    return dimension.get();
  }

  @Override
  public List<float[]> encode(List<String> passages) {
    return encode(passages, () -> {});
  }

  @Override
  public List<float[]> encode(List<String> passages, Runnable breathe) {
    List<float[]> vectors = new ArrayList<>(passages.size());
    for (int start = 0; start < passages.size(); start += TEXTS_AT_ONCE) {
      breathe.run();
      int end = Math.min(passages.size(), start + TEXTS_AT_ONCE);
      vectors.addAll(encodeSome(passages.subList(start, end)));
    }
    return vectors;
  }

  private List<float[]> encodeSome(List<String> texts) {
    List<String> sent = texts.stream().filter(text -> !text.isBlank()).toList();
    List<float[]> answers = sent.isEmpty() ? List.of() : ask(sent);
    int length = dimension();
    List<float[]> vectors = new ArrayList<>(texts.size());
    int next = 0;
    for (String text : texts) {
      vectors.add(text.isBlank() ? new float[length] : answers.get(next++));
    }
    return vectors;
  }

  private List<float[]> ask(List<String> texts) {
    try {
      outgoing.check(address);
      HttpResponse<InputStream> response =
          client.send(request(texts), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != SUCCESS) {
          throw unavailable("it answers with status " + response.statusCode(), null);
        }
        byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
          throw unavailable("its answer is longer than " + LARGEST_ANSWER + " bytes", null);
        }
        return vectors(Json.mapper().readTree(bytes).path("data"), texts.size());
      }
    } catch (Outgoing.Forbidden e) {
      throw unavailable(String.valueOf(e.getMessage()), null);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw unavailable("its answer is no valid JSON", null);
    } catch (IOException e) {
      throw unavailable("it cannot be reached: " + e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the question was interrupted", e);
    }
  }

  private HttpRequest request(List<String> texts) throws IOException {
    List<String> clean = texts.stream().map(RemoteEncoder::clean).toList();
    byte[] body = Json.mapper().writeValueAsBytes(Map.of("model", model, "input", clean));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request.build();
  }

  /** Not too long, and without halves of characters, which JSON cannot carry. */
  private static String clean(String text) {
    String cut = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private List<float[]> vectors(JsonNode data, int count) {
    float[][] vectors = new float[count][];
    if (data.size() != count) {
      throw unavailable("%d vectors came for %d texts".formatted(data.size(), count), null);
    }
    for (int i = 0; i < count; i++) {
      int index = data.get(i).path("index").asInt(i);
      if (index < 0 || index >= count || vectors[index] != null) {
        throw unavailable("its vectors are not numbered as the texts", null);
      }
      vectors[index] = vector(data.get(i).path("embedding"));
    }
    return List.of(vectors);
  }

  private float[] vector(JsonNode numbers) {
    int length = numbers.size();
    if (length == 0 || length > LARGEST_DIMENSION) {
      throw unavailable("it sends a vector of %d numbers".formatted(length), null);
    }
    dimension.compareAndSet(0, length);
    if (length != dimension.get()) {
      throw unavailable(
          "it sends a vector of %d numbers, after others of %d".formatted(length, dimension.get()),
          null);
    }
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      JsonNode number = numbers.get(i);
      vector[i] = number.isNumber() ? (float) number.asDouble() : Float.NaN;
      if (!Float.isFinite(vector[i])) {
        throw unavailable("it sends a vector that is not made of finite numbers", null);
      }
    }
    return Vectors.unit(vector);
  }

  private EncoderUnavailable unavailable(String reason, @Nullable Throwable cause) {
    return new EncoderUnavailable("The encoder at " + address + ": " + reason, cause);
  }
}
