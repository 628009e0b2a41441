package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of telling that is written down, alone after a plain beginning. */
class WordingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"wordings.txt", "wordings-2.txt", "wordings-3.txt"})
  void each_is_understood(String resource) {
    List<String> misread = new ArrayList<>();
    for (ToldHistory.Form form : ToldHistory.forms(resource)) {
      for (ToldHistory.World world : List.of(ToldHistory.World.OFFICE, ToldHistory.World.GAME)) {
        ToldHistory history = new ToldHistory(world, form.text().hashCode());
        history.settle();
        LocalDate before = history.today().minusDays(80);
        assertThat(history.tell(form, 1)).as(form.text()).isTrue();
        Believed believed = Believed.after(history);
        Map<String, String> now = believed.wrong(history, history.today());
        Map<String, String> then = believed.wrong(history, before);
        if (!now.isEmpty() || !then.isEmpty()) {
          var said = history.told.get(history.told.size() - 1);
          misread.add(
              said.turns().get(0).content()
                  + " -> now "
                  + now
                  + (then.isEmpty() ? "" : " then " + then)
                  + " "
                  + Said.claims(said).stream()
                      .map(
                          c ->
                              c.subject()
                                  + " "
                                  + c.predicate()
                                  + " "
                                  + c.object()
                                  + " "
                                  + c.phase())
                      .toList());
          break;
        }
      }
    }
    assertThat(misread).as(resource).isEmpty();
  }
}
