package gaia.access;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How much one owner may put into the house. It is looked at every few seconds for each owner, so
 * that a limit may be passed by what comes in between.
 */
@ApplicationScoped
class Quotas {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_REMEMBERED = 10_000;
  private static final long KIB = 1024;

  @Inject Settings settings;
  @Inject QuotaRepository repository;

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** What an owner has, and when that was read. */
  private record Seen(boolean full, long nanos) {}

  /** Whether the owner has as much as may be, and so may add nothing. */
  boolean isFull(String owner) {
    int tasks = settings.integer(Setting.GAIA_QUOTA_TASKS);
    int storage = settings.integer(Setting.GAIA_QUOTA_STORAGE);
    if (tasks == 0 && storage == 0) {
      return false;
    }
    long now = System.nanoTime();
    Seen last = seen.get(owner);
    if (last == null || now - last.nanos() > FRESH_NANOS) {
      if (seen.size() > MOST_REMEMBERED) {
        seen.clear();
      }
      boolean full =
          tasks > 0 && repository.unfinishedTasks(owner) >= tasks
              || storage > 0 && repository.storedCharacters(owner) >= storage * KIB;
      last = new Seen(full, now);
      seen.put(owner, last);
    }
    return last.full();
  }

  /** Whether a request adds something that counts. Steering, archiving and removing always may. */
  static boolean counts(String method, String path) {
    return method.equals("POST")
        && (path.equals("/api/conversations")
            || path.equals("/api/conversations/import")
            || path.endsWith("/messages")
            || path.equals("/api/documents")
            || path.equals("/api/query")
            || path.startsWith("/v1/")
            || path.equals("/index.xhtml")
            || path.equals("/documents.xhtml"));
  }
}
