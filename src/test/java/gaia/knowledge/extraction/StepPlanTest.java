package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StepPlanTest {

  @Property(tries = 200)
  void every_line_is_in_a_part_and_every_part_fits_or_is_one_line(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 30) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 200) int room) {
    List<Line> lines =
        Line.of(
            Conversations.of(
                lengths.stream().map(n -> "Mara: " + "word ".repeat(n)).toArray(String[]::new)),
            ZoneOffset.UTC);

    List<Step> steps = new StepPlan(lines, room, StepPlanTest::words).steps();

    int covered = 0;
    for (Step step : steps) {
      assertThat(step.from()).isLessThanOrEqualTo(covered);
      covered = Math.max(covered, step.to());
      int tokens = words(StepPlan.rendered(lines.subList(step.from(), step.to())));
      assertThat(step.lines() == 1 || tokens <= room).isTrue();
    }
    assertThat(covered).isEqualTo(lines.size());
  }

  private static int words(String text) {
    return text.split("\\s+").length;
  }
}
