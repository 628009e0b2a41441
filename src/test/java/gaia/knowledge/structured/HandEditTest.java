package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class HandEditTest {

  private static final String FILE =
      "---\ntitle: Lamp\nchecksum: 1\n---\n\n# Lamp\n\n- Dark. [^t3]\n";

  @Test
  void a_person_edits_what_stands_below_the_front_matter() {
    assertThat(HandEdit.of(FILE).body()).isEqualTo("# Lamp\n\n- Dark. [^t3]\n");
  }

  @Test
  void the_head_stays_as_it_was() {
    String edited = HandEdit.of(FILE).with("# Lamp\r\n\r\n- Lit. [^t3]");

    assertThat(edited).isEqualTo("---\ntitle: Lamp\nchecksum: 1\n---\n\n# Lamp\n\n- Lit. [^t3]\n");
  }

  @Test
  void a_file_without_front_matter_is_all_text() {
    assertThat(HandEdit.of("# Lamp").head()).isEmpty();
    assertThat(HandEdit.of("# Lamp").with("# Bell")).isEqualTo("# Bell\n");
  }

  @Test
  void a_line_of_dashes_in_the_text_is_no_second_head() {
    String text = "---\ntitle: a\n---\n\n# A\n\n---\n\nmore\n";

    assertThat(HandEdit.of(text).head()).isEqualTo("---\ntitle: a\n---\n");
  }

  @Property(tries = 200)
  void what_was_saved_is_what_is_edited_next(@ForAll @NotBlank String text) {
    String saved = HandEdit.of(FILE).with(text);

    assertThat(HandEdit.of(saved).body().strip()).isEqualTo(text.replace("\r\n", "\n").strip());
    assertThat(HandEdit.of(saved).head()).isEqualTo(HandEdit.of(FILE).head());
  }
}
