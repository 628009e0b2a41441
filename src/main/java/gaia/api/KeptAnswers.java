package gaia.api;

import gaia.access.Refusal;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are done once however often they are sent: {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header). Only successes are kept. What was refused, or
 * failed, has changed nothing, and may be tried again under the same key.
 */
@ApplicationScoped
class KeptAnswers {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final long MOST_OF_AN_OWNER = 10_000;

  @Inject KeptAnswerRepository repository;
  @Inject Settings settings;
  @Inject Clock clock;

  private final String life = UUID.randomUUID().toString();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /** How things stand with a key. */
  sealed interface Standing {

    /** Nobody used it; whoever asked has it now, and ends it by keep or release. */
    record Free(String id) implements Standing {}

    /** The request it was given with is still worked on. */
    record Running() implements Standing {}

    /** The server went away while working on it, so that nobody knows whether it was done. */
    record Lost() implements Standing {}

    /** It is done. */
    record Done(KeptAnswer answer) implements Standing {}
  }

  static boolean isKey(String given) {
    return KEY.matcher(given).matches();
  }

  /**
   * Takes the key for a request, or says what became of the one that has it.
   *
   * @param request method and path, for people
   * @throws Refusal when the owner has as many keys as are kept
   */
  Standing begin(String owner, String key, String request) {
    String id = KeptAnswer.idOf(owner, key);
    Optional<KeptAnswer> known = fresh(id);
    if (known.isPresent()) {
      return standing(known.get());
    }
    if (repository.count(owner) >= MOST_OF_AN_OWNER) {
      throw Refusal.tooMany(
          "At most %d keys of one owner are kept for a day.".formatted(MOST_OF_AN_OWNER));
    }
    running.add(id);
    try {
      repository.insert(new KeptAnswer(owner, key, request, life, clock.instant()));
      return new Standing.Free(id);
    } catch (RuntimeException e) {
      // Another request came first with this key, unless it is the database that has trouble.
      KeptAnswer first = fresh(id).orElse(null);
      if (first == null || !first.life.equals(life)) {
        running.remove(id);
      }
      if (first == null) {
        throw e;
      }
      return standing(first);
    }
  }

  private Optional<KeptAnswer> fresh(String id) {
    Optional<KeptAnswer> found = repository.find(id);
    if (found.isPresent() && found.get().isExpired(clock.instant())) {
      repository.remove(id);
      return Optional.empty();
    }
    return found;
  }

  private Standing standing(KeptAnswer known) {
    if (known.isAnswered()) {
      return new Standing.Done(known);
    }
    boolean here = running.contains(known.id);
    boolean own = known.life.equals(life);
    boolean alone =
        own || settings.text(Setting.GAIA_DB_KIND).filter("postgresql"::equals).isEmpty();
    return here || known.mayBeWorkedOn(clock.instant(), alone)
        ? new Standing.Running()
        : new Standing.Lost();
  }

  /** The request is done; the answer is kept before it is sent. */
  void keep(
      String id,
      String fingerprint,
      int status,
      Map<String, String> headers,
      @Nullable String body) {
    try {
      repository.change(id, begun -> begun.answered(fingerprint, status, headers, body));
    } finally {
      running.remove(id);
    }
  }

  /** The request changed nothing; its key is free again. */
  void release(String id) {
    try {
      repository.remove(id);
    } finally {
      running.remove(id);
    }
  }

  /** Removes what is older than a day. */
  int expire() {
    Instant now = clock.instant();
    return repository.removeExpired(now);
  }
}
