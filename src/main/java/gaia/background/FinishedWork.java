package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What was finished in a stretch of time, added up, for those who count. */
@ApplicationScoped
@Transactional
public class FinishedWork {

  @Inject FinishedWorkRepository repository;

  /**
   * Tasks of one owner, campaign and type that ended the same way.
   *
   * @param completed false where they failed for good
   * @param waitedSeconds from being queued to the first attempt, of all together
   * @param workedSeconds in all their attempts
   */
  public record Sum(
      String owner,
      String campaign,
      String type,
      boolean completed,
      long count,
      double waitedSeconds,
      double workedSeconds) {}

  /** Cancelled tasks are left out: nobody waited for them, and nothing came of them. */
  public List<Sum> between(Instant from, Instant until) {
    return repository.sums(from, until);
  }
}
