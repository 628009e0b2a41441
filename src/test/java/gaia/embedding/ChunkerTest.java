package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.embedding.Chunker.Chunk;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class ChunkerTest {

  private static final Chunker SMALL = new Chunker(200, 40);

  @Test
  void a_short_document_is_one_chunk_under_its_headings() {
    assertThat(SMALL.chunks("# Rules\n\n## Combat\n\nRoll a die.\n\nHigh wins.\n"))
        .containsExactly(new Chunk(List.of("Rules", "Combat"), "Roll a die.\n\nHigh wins."));
  }

  @Test
  void a_chunk_never_crosses_a_heading() {
    assertThat(
            SMALL.chunks("Before.\n# One\nFirst.\n# Two\nSecond.\n## Three\nThird.\n# Four\nLast."))
        .containsExactly(
            new Chunk(List.of(), "Before."),
            new Chunk(List.of("One"), "First."),
            new Chunk(List.of("Two"), "Second."),
            new Chunk(List.of("Two", "Three"), "Third."),
            new Chunk(List.of("Four"), "Last."));
  }

  @Test
  void a_heading_with_nothing_below_can_be_found_itself() {
    assertThat(SMALL.chunks("# Lore\n## Appendix of maps\n"))
        .containsExactly(new Chunk(List.of("Lore"), "Appendix of maps"));
  }

  @Test
  void a_hash_in_a_code_block_is_no_heading() {
    assertThat(SMALL.chunks("```\n# not a heading\n```\n"))
        .containsExactly(new Chunk(List.of(), "```\n# not a heading\n```"));
  }

  @Test
  void a_long_section_is_cut_between_blocks_and_repeats_whole_words_of_the_end() {
    String first =
        "The lamp of the north tower was lit in the year of the flood. ".repeat(2).strip();
    String second = "Nobody has seen its keeper since the night of the three moons.".repeat(2);
    List<Chunk> chunks = SMALL.chunks(first + "\n\n" + second);

    assertThat(chunks).extracting(Chunk::text).first().isEqualTo(first);
    assertThat(chunks.get(1).text())
        .startsWith("tower was lit in the year of the flood.\n\nNobody")
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void nothing_comes_of_a_blank_document() {
    assertThat(SMALL.chunks(" \n\n\t\n")).isEmpty();
  }

  @Test
  void an_overlap_that_would_not_let_it_move_on_is_refused() {
    assertThatThrownBy(() -> new Chunker(200, 100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 100)
  void no_chunk_is_too_long_or_blank_and_every_word_is_kept(@ForAll("documents") String markdown) {
    List<Chunk> chunks = SMALL.chunks(markdown);

    assertThat(chunks)
        .allSatisfy(chunk -> assertThat(chunk.text()).isNotBlank().hasSizeLessThanOrEqualTo(200));
    StringBuilder all = new StringBuilder();
    chunks.forEach(chunk -> all.append(chunk.headings()).append(chunk.text()).append('\n'));
    for (String word : markdown.split("[\\s#]+")) {
      String sought = word.length() > 30 ? word.substring(0, 30) : word;
      assertThat(all.indexOf(sought)).as("'%s' in %s", sought, all).isGreaterThanOrEqualTo(0);
    }
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> word =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12)),
            Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(150).ofMaxLength(500)));
    Arbitrary<String> paragraph =
        word.list().ofMinSize(1).ofMaxSize(80).map(w -> String.join(" ", w));
    Arbitrary<String> heading =
        Arbitraries.integers()
            .between(1, 6)
            .flatMap(level -> word.map(w -> "#".repeat(level) + " " + w));
    return Arbitraries.oneOf(paragraph, heading)
        .list()
        .ofMaxSize(8)
        .map(b -> String.join("\n\n", b));
  }
}
