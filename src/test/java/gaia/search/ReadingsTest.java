package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.search.Readings.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {

  private final List<Integer> read = new ArrayList<>();
  private final Readings readings = new Readings(30);

  @Test
  void a_document_is_read_once() throws IOException {
    Reading first = find(1);

    assertThat(find(1)).isSameAs(first);
    assertThat(read).containsExactly(1);
  }

  @Test
  void the_one_that_was_shown_longest_ago_goes_first() throws IOException {
    find(1);
    find(2);
    find(3);
    find(1);
    find(4);

    find(1);
    find(2);

    assertThat(read).containsExactly(1, 2, 3, 4, 2);
    assertThat(readings.size()).isEqualTo(3);
  }

  @Test
  void a_text_longer_than_all_that_may_be_kept_is_not_kept() throws IOException {
    Reading whole = readings.of(1, number -> reading("x".repeat(31)));

    assertThat(whole.document().text()).hasSize(31);
    assertThat(readings.size()).isZero();
  }

  @Test
  void what_cannot_be_read_is_tried_again() {
    Readings.Reader broken =
        number -> {
          throw new IOException("disk");
        };

    assertThatThrownBy(() -> readings.of(1, broken)).isInstanceOf(IOException.class);
    assertThat(readings.size()).isZero();
  }

  private Reading find(int number) throws IOException {
    return readings.of(
        number,
        asked -> {
          read.add(asked);
          return reading("0123456789");
        });
  }

  private static Reading reading(String text) {
    var document = new SearchDocument(SearchKind.TURN, "o", "c", "a", 0, null, null, text);
    return new Reading(document, List.of());
  }
}
