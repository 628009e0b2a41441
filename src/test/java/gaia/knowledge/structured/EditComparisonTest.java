package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.knowledge.extraction.Section;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditComparisonTest {

  private static final String WRITTEN =
      MarkdownWriter.write(
          StructuredFixtures.document(
              Instant.EPOCH, "Tom lives in Berlin.", "Ann sold the mill in May."));

  private static List<ArchiveEdit> edits(String now) {
    return EditComparison.between(MarkdownReader.read(WRITTEN), MarkdownReader.read(now));
  }

  @Test
  void an_untouched_file_holds_no_edit() {
    assertThat(edits(WRITTEN)).isEmpty();
  }

  @Test
  void an_item_with_other_words_was_changed() {
    assertThat(edits(WRITTEN.replace("in Berlin", "in Munich")))
        .containsExactly(
            new ArchiveEdit(
                Section.KEY_FACTS, "Tom lives in Berlin.", "Tom lives in Munich.", List.of(0)));
  }

  @Test
  void an_item_that_is_gone_was_taken_out() {
    assertThat(edits(WRITTEN.replace("- Tom lives in Berlin. [^t0]\n", "")))
        .containsExactly(
            new ArchiveEdit(Section.KEY_FACTS, "Tom lives in Berlin.", null, List.of(0)));
  }

  @Test
  void an_item_without_a_source_was_added() {
    assertThat(edits(WRITTEN.replace("- Tom", "- Mira plays the flute.\n- Tom")))
        .containsExactly(
            new ArchiveEdit(Section.KEY_FACTS, null, "Mira plays the flute.", List.of()));
  }

  @Test
  void an_item_under_another_heading_was_not_taken_out() {
    assertThat(edits(WRITTEN.replace("## Key facts", "## What we know"))).isEmpty();
  }

  @Test
  void a_file_without_items_takes_nothing_out() {
    assertThat(edits("")).isEmpty();
    assertThat(edits("# A talk\n")).isEmpty();
  }
}
