package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Five hundred changes of homes, work and owners, told in more than six hundred ways, with what
 * changes nothing between them.
 */
class ToldHistoryTest {

  private static final int CHANGES = 500;
  private static final int PROBES = 20;

  @ParameterizedTest
  @CsvSource({"OFFICE, 1", "OFFICE, 2", "GAME, 3", "GAME, 4"})
  void what_is_true_now_and_what_was_true_then_are_known(String where, long seed) {
    ToldHistory.World world =
        where.equals("GAME") ? ToldHistory.World.GAME : ToldHistory.World.OFFICE;
    ToldHistory history = new ToldHistory(world, seed);
    history.settle();
    LocalDate start = history.today();
    tellChanges(history, new Random(seed));
    Believed believed = Believed.after(history);

    int size = history.truth.size();
    Map<String, String> now = believed.wrong(history, history.today());
    List<String> then = new ArrayList<>();
    long days = history.today().toEpochDay() - start.toEpochDay();
    for (int i = 0; i < PROBES; i++) {
      LocalDate day = start.plusDays(days * i / PROBES);
      believed.wrong(history, day).forEach((key, wrong) -> then.add(day + " " + key + wrong));
    }

    assertThat(now).as("wrong now of %s", size).hasSizeLessThanOrEqualTo(size / 100);
    assertThat(then)
        .as("wrong then of %s", size * PROBES)
        .hasSizeLessThanOrEqualTo(size * PROBES / 100);
    assertThat(believed.liked()).as("nothing that did not change was closed").isNotEmpty();
    assertThat(believed.liked()).allMatch(fact -> fact.validUntil() == null);
  }

  private static void tellChanges(ToldHistory history, Random random) {
    List<ToldHistory.Form> forms =
        Stream.of("wordings.txt", "wordings-2.txt", "wordings-3.txt")
            .flatMap(one -> ToldHistory.forms(one).stream())
            .toList();
    int changes = 0;
    while (changes < CHANGES) {
      ToldHistory.Form form = forms.get(random.nextInt(forms.size()));
      if (history.tell(form, 2) && form.changes()) {
        changes += form.effects().size();
      }
    }
  }
}
