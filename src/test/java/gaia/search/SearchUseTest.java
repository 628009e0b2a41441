package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchUseTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

  private static SearchDay day(LocalDate date, String campaign, long searches, long found) {
    SearchDay day = new SearchDay(new SearchDay.Key("ann", campaign, date));
    day.add(new SearchDay.Sum(searches, found, searches * 0.25));
    return day;
  }

  @Test
  void every_day_stands_in_its_place_and_campaigns_are_added_up() {
    SearchUse use =
        SearchUse.of(
            MONDAY,
            WEDNESDAY,
            List.of(day(MONDAY, "", 3, 1), day(MONDAY, "c", 1, 1), day(WEDNESDAY, "", 2, 1)));

    assertThat(use.days()).extracting(SearchUse.Day::searches).containsExactly(4L, 0L, 2L);
    assertThat(use.days()).extracting(SearchUse.Day::x).containsExactly(0, 1, 2);
    assertThat(use.days()).extracting(SearchUse.Day::height).containsExactly(100.0, 0.0, 50.0);
    assertThat(use.days()).extracting(SearchUse.Day::foundHeight).containsExactly(50.0, 0.0, 25.0);
  }

  @Test
  void the_share_with_hits_and_the_mean_time_are_those_of_all_days() {
    SearchUse use =
        SearchUse.of(MONDAY, WEDNESDAY, List.of(day(MONDAY, "", 3, 3), day(WEDNESDAY, "", 1, 0)));

    assertThat(use.searches()).isEqualTo(4);
    assertThat(use.share()).isEqualTo(0.75);
    assertThat(use.meanSeconds()).isEqualTo(0.25);
    assertThat(use.idle()).isFalse();
  }

  @Test
  void where_nobody_searched_there_is_nothing_to_divide_by() {
    SearchUse use = SearchUse.of(MONDAY, WEDNESDAY, List.of());

    assertThat(use.idle()).isTrue();
    assertThat(use.share()).isZero();
    assertThat(use.meanSeconds()).isZero();
  }

  @Test
  void a_day_of_an_owner_has_the_same_id_on_every_server() {
    SearchDay.Key key = new SearchDay.Key("ann", "c", MONDAY);

    assertThat(key.id()).isEqualTo(new SearchDay.Key("ann", "c", MONDAY).id());
    assertThat(key.id()).isNotEqualTo(new SearchDay.Key("ann", "", MONDAY).id());
  }
}
