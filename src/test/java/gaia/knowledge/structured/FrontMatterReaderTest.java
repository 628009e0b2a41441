package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Front matter as people and their programs write it. */
class FrontMatterReaderTest {

  @Test
  void plain_and_quoted_values_are_read() {
    FrontMatter head = FrontMatterReader.read(List.of("title: My evening", "campaign: 'It''s me'"));

    assertThat(head.title()).isEqualTo("My evening");
    assertThat(head.campaign()).isEqualTo("It's me");
  }

  @Test
  void a_list_may_have_one_value_a_line() {
    assertThat(FrontMatterReader.read(List.of("keywords:", "  - bell", "  - \"lens\"")).keywords())
        .containsExactly("bell", "lens");
  }

  @Test
  void a_list_in_brackets_needs_no_quotes() {
    assertThat(FrontMatterReader.read(List.of("keywords: [bell, lens]")).keywords())
        .containsExactly("bell", "lens");
  }

  @Test
  void what_cannot_be_read_is_left_out() {
    FrontMatter head =
        FrontMatterReader.read(List.of("created: yesterday", "{{{", "keywords: [\"a\", null]"));

    assertThat(head.created()).isNull();
    assertThat(head.title()).isNull();
  }
}
