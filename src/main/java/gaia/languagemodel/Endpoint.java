package gaia.languagemodel;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an OpenAI-compatible server is, and how patient we are with it.
 *
 * @param base ends with {@code /v1} or what stands in its place, without a slash
 * @param model the name to ask for; null for the first one that the server lists
 * @param key sent as bearer token to this address alone; null for none
 * @param contextWindow used where the server does not say
 * @param firstPiece how long to wait for the first piece; a long prompt takes a while
 * @param nextPiece how long to wait for each further piece
 */
record Endpoint(
    URI base,
    @Nullable String model,
    @Nullable String key,
    int contextWindow,
    Duration firstPiece,
    Duration nextPiece) {

  static final Duration FIRST_PIECE = Duration.ofMinutes(5);
  static final Duration NEXT_PIECE = Duration.ofMinutes(1);

  /** An address as people write it; where it has no path, {@code /v1} is meant. */
  static Endpoint of(URI address, @Nullable String model, @Nullable String key, int context) {
    String text = address.toString().replaceAll("/+$", "");
    String path = address.getPath() == null ? "" : address.getPath().replaceAll("/+$", "");
    URI base = URI.create(path.isEmpty() ? text + "/v1" : text);
    return new Endpoint(base, model, key, context, FIRST_PIECE, NEXT_PIECE);
  }

  URI at(String path) {
    return URI.create(base + path);
  }

  /** A path beside the base, such as {@code /tokenize} of llama-server. */
  URI beside(String path) {
    return base.resolve(path);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return base.getHost();
  }
}
