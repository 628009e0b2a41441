package gaia.api;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request with a key of its owner, and what was answered once it was. */
@Entity
@Table(name = "kept_answer")
class KeptAnswer {

  /** How long an owner may ask again. */
  static final Duration KEPT = Duration.ofHours(24);

  /** What another server works on for longer counts as lost. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(10);

  private static final int LONGEST_REQUEST = 300;

  @Id String id;

  @Column(nullable = false)
  String owner;

  @Column(name = "given_key", nullable = false)
  String givenKey;

  @Column(nullable = false)
  String request;

  @Nullable String fingerprint;

  @Column(nullable = false)
  String life;

  @Nullable Integer status;

  @Column(nullable = false)
  String headers;

  @Nullable String body;

  @Column(nullable = false)
  Instant created;

  @Column(nullable = false)
  Instant expires;

  protected KeptAnswer() {
    this("", "", "", "", Instant.EPOCH);
  }

  /** A request that begins now. */
  KeptAnswer(String owner, String key, String request, String life, Instant now) {
    this.id = idOf(owner, key);
    this.owner = owner;
    this.givenKey = key;
    this.request = request.substring(0, Math.min(LONGEST_REQUEST, request.length()));
    this.life = life;
    this.headers = "";
    this.created = now.truncatedTo(ChronoUnit.MICROS);
    this.expires = created.plus(KEPT);
  }

  /** The same key of two owners is two keys. */
  static String idOf(String owner, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(owner.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The work is done, and this was answered. */
  void answered(String printed, int code, Map<String, String> sent, @Nullable String text) {
    StringBuilder lines = new StringBuilder();
    sent.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    fingerprint = printed;
    status = code;
    headers = lines.toString();
    body = text;
  }

  boolean isAnswered() {
    return status != null;
  }

  boolean isExpired(Instant now) {
    return !expires.isAfter(now);
  }

  /**
   * Whether somebody may still work on it.
   *
   * @param alone there is no other server than this one, and it does not work on it
   */
  boolean mayBeWorkedOn(Instant now, boolean alone) {
    return !alone && created.plus(LONGEST_WORK).isAfter(now);
  }

  Map<String, String> sentHeaders() {
    Map<String, String> sent = new LinkedHashMap<>();
    headers
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(pair -> sent.put(pair[0], pair[pair.length - 1]));
    return sent;
  }
}
