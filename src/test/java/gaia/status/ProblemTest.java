package gaia.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

  static SystemStatus status(String reason, String model) {
    SystemStatus.Scheduler scheduler =
        new SystemStatus.Scheduler(
            "waiting",
            reason,
            "",
            null,
            Instant.EPOCH,
            "",
            null,
            0,
            1,
            2,
            new SystemStatus.Overnight(false, "22:00", "06:00", "UTC", false),
            null,
            null,
            QuietHours.off("UTC"));
    return new SystemStatus(
        new SystemStatus.TaskFigures(null, 0, 0, 0, 0, false, false, Instant.EPOCH),
        new SystemStatus.ArchiveFigures(0, 0, 0, 0, List.of()),
        scheduler,
        new SystemStatus.Resources(0, 1, 0, 1, 0, 1, null, 0, null, null, null, 1, "idle", ""),
        new SystemStatus.LanguageModelFigures(model, null, null, "It is not there."),
        null);
  }

  @Test
  void a_house_in_order_has_no_problems() {
    assertThat(Problem.of(status("nothing_to_do", "ready"), List.of())).isEmpty();
    assertThat(Problem.of(status("user_active", "none"), List.of())).isEmpty();
  }

  @Test
  void a_full_disk_a_lost_model_and_a_misspelt_setting_are_told_one_by_one() {
    assertThat(Problem.of(status("disk_low", "down"), List.of("BG_IDEL is no setting.")))
        .containsExactly(
            new Problem("disk_low", ""),
            new Problem("model_down", "It is not there."),
            new Problem("setting", "BG_IDEL is no setting."));
  }

  @ParameterizedTest
  @CsvSource({"no_worker", "disk_low", "memory_short", "task_too_large", "memory_pressure"})
  void every_problem_says_what_to_do_in_both_languages(String reason) {
    List<Problem> found = Problem.of(status(reason, "down"), List.of("x"));

    assertThat(found).hasSize(3);
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      ResourceBundle words = ResourceBundle.getBundle("gaia.web.messages", language);
      assertThat(found)
          .allMatch(one -> words.containsKey("trouble_" + one.name()))
          .allMatch(one -> words.containsKey("remedy_" + one.name()));
    }
  }
}
