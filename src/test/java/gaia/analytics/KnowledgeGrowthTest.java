package gaia.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeGrowthTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  private static KnowledgeGrowth growth(Map<LocalDate, Long> learned, Map<LocalDate, Long> opened) {
    return KnowledgeGrowth.of(
        MONDAY,
        WEDNESDAY,
        new KnowledgeGrowth.Counts(learned, Map.of(), opened, Map.of(WEDNESDAY, 1L)));
  }

  @Test
  void every_day_stands_in_its_place_also_those_on_which_nothing_was_learned() {
    KnowledgeGrowth found = growth(Map.of(MONDAY, 4L, WEDNESDAY, 1L), Map.of(TUESDAY, 2L));

    assertThat(found.days()).extracting(KnowledgeGrowth.Day::learned).containsExactly(4L, 0L, 1L);
    assertThat(found.days()).extracting(KnowledgeGrowth.Day::opened).containsExactly(0L, 2L, 0L);
    assertThat(found.days()).extracting(KnowledgeGrowth.Day::settled).containsExactly(0L, 0L, 1L);
    assertThat(found.days()).extracting(KnowledgeGrowth.Day::x).containsExactly(0, 1, 2);
  }

  @Test
  void the_busiest_day_has_the_highest_bar() {
    assertThat(growth(Map.of(MONDAY, 4L, WEDNESDAY, 1L), Map.of()).days())
        .extracting(KnowledgeGrowth.Day::height)
        .containsExactly(100.0, 0.0, 25.0);
  }

  @Test
  void days_on_which_nothing_happened_are_idle() {
    KnowledgeGrowth still =
        KnowledgeGrowth.of(
            MONDAY, WEDNESDAY, new KnowledgeGrowth.Counts(Map.of(), Map.of(), Map.of(), Map.of()));

    assertThat(still.idle()).isTrue();
    assertThat(growth(Map.of(), Map.of()).idle()).isFalse();
  }
}
