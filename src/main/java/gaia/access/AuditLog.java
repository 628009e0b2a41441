package gaia.access;

import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down who did what, when and from where, in a chain that shows whether it was changed. */
@ApplicationScoped
class AuditLog {

  private static final Logger LOG = EscapedLog.of(AuditLog.class);
  private static final int TRIES = 5;
  private static final int AT_ONCE = 500;
  private static final long TRIM_EVERY = TimeUnit.HOURS.toNanos(1);

  @Inject AuditRepository repository;
  @Inject Settings settings;
  @Inject Clock clock;

  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong trimmedAt = new AtomicLong(System.nanoTime() - TRIM_EVERY);

  /** Whether every line follows from the one before. */
  record Verdict(long entries, @Nullable Long firstBroken) {
    boolean isIntact() {
      return firstBroken == null;
    }
  }

  /**
   * Writes a line. A deed that is done cannot be taken back because its line cannot be written, so
   * that a fault here goes to the log of the server and no further.
   */
  void note(Deed deed) {
    writing.lock();
    try {
      trim();
      add(deed);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "The audit log misses a line: " + deed);
    } finally {
      writing.unlock();
    }
  }

  private void add(Deed deed) {
    for (int attempt = 1; ; attempt++) {
      try {
        repository.add(clock.instant().truncatedTo(ChronoUnit.MICROS), deed);
        return;
      } catch (RuntimeException e) {
        // Another server took the number; the line that it wrote is the one before ours now.
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Once an hour: removes what is too old, and says so in the log, with the hash it ends with. */
  private void trim() {
    int days = settings.integer(Setting.GAIA_KEEP_AUDIT);
    long now = System.nanoTime();
    if (days == 0 || now - trimmedAt.get() < TRIM_EVERY) {
      return;
    }
    trimmedAt.set(now);
    repository
        .lastBefore(clock.instant().minus(Duration.ofDays(days)))
        .ifPresent(
            last -> {
              add(new Deed(Caller.HOUSE, "", "trimmed", last.number + " " + last.hash, 200));
              repository.removeUpTo(last.number);
            });
  }

  List<AuditEntry> newest(int most, @Nullable Long before) {
    return repository.newest(most, before);
  }

  /** Hands over every line, oldest first, and says whether the chain holds. */
  Verdict readAll(Consumer<AuditEntry> reader) {
    long number = 0;
    long entries = 0;
    Long broken = null;
    String previous = null;
    for (List<AuditEntry> some = repository.after(number, AT_ONCE);
        !some.isEmpty();
        some = repository.after(number, AT_ONCE)) {
      for (AuditEntry entry : some) {
        boolean follows =
            previous == null || entry.previous.equals(previous) && entry.number == number + 1;
        if (broken == null && !(follows && entry.hash.equals(entry.expectedHash()))) {
          broken = entry.number;
        }
        previous = entry.hash;
        number = entry.number;
        entries++;
        reader.accept(entry);
      }
    }
    return new Verdict(entries, broken);
  }
}
