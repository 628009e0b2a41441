package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private final Labels labels = new Labels();

  @Test
  void a_known_name_has_a_word() {
    assertThat(labels.of("type", "embed_document", Locale.ENGLISH)).isEqualTo("Make searchable");
  }

  @Test
  void a_name_that_nobody_has_worded_is_still_readable() {
    assertThat(labels.of("type", "count_sheep", Locale.ENGLISH)).isEqualTo("count sheep");
  }
}
