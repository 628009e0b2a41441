package gaia.background;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.Deployments;
import gaia.background.admission.Reason;
import gaia.background.admission.UsageWeek;
import gaia.it.Await;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Learned hours with the real database and queue: a long task waits, until weeks were observed in
 * which nobody was there at this hour.
 */
@ExtendWith(ArquillianExtension.class)
class QuietHoursIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  @Inject Tasks tasks;
  @Inject ExplanationRepository repository;
  @Inject ForgottenHours forgotten;
  @Inject UsageLearning learning;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  @EJB BackgroundProcessor processor;

  @Deployment
  static WebArchive application() {
    return Deployments.engine(
        QuietHoursIT.class, ForgottenHours.class, LongScriptedTask.class, Await.class);
  }

  @Test
  void a_long_task_starts_after_a_short_absence_once_this_hour_is_known_to_be_quiet() {
    forgetEverything();
    String id = tasks.submit(new NewTask(LongScriptedTask.TYPE, "one", "local", "tests", Map.of()));
    Await.until(
        "it waits for longer",
        SOON,
        () -> processor.situation().reason(),
        List.of(Reason.WAITING_LONG_IDLE)::contains);
    assertThat(tasks.find("local", id).orElseThrow().status()).isEqualTo(TaskState.PENDING);

    observeThreeQuietWeeks();
    learning.forget();

    TaskView done =
        Await.until(
            "it is done",
            SOON,
            () -> tasks.find("local", id).orElseThrow(),
            task -> task.status().isFinished());
    assertThat(done.status()).isEqualTo(TaskState.COMPLETED);
    assertThat(learning.forecast().orElseThrow().expectedQuiet(clock.instant())).hasDays(7);
  }

  private void forgetEverything() {
    forgotten.forget();
    learning.forget();
  }

  private void observeThreeQuietWeeks() {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(21));
    for (int i = 0; i < 3 * UsageWeek.HOURS; i++) {
      Instant each = hour.plus(Duration.ofHours(i));
      repository.count(UsageWeek.cellOf(each.atZone(config.overnight().zone())), each, 0, 60);
    }
  }
}
