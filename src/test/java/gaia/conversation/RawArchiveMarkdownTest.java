package gaia.conversation;

import static gaia.conversation.ImportFixtures.EVENING;
import static gaia.conversation.ImportFixtures.lighthouse;
import static gaia.conversation.ImportFixtures.text;
import static gaia.conversation.ImportFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RawArchiveMarkdownTest {

  private static final Pattern TURN = Pattern.compile("(?m)^\\*\\*");

  @Test
  void an_archive_is_printed_as_the_golden_file() {
    String page = RawArchiveFile.toMarkdown(lighthouse());

    assertThat(page.replace(" \u001f", "")).isEqualTo(text("raw-archive.md"));
  }

  @Property(tries = 300)
  void no_text_can_pass_for_a_turn(@ForAll("tricks") List<String> pieces) {
    String text = String.join("", pieces);
    Turn turn = new Turn(0, Role.USER, text, text, EVENING, false);
    RawArchive plain = lighthouse(List.of(turn));

    String page = RawArchiveFile.toMarkdown(plain);

    assertThat(TURN.matcher(page).results().count()).isEqualTo(1);
    assertThat(page.lines().filter(line -> line.startsWith("#"))).hasSize(3);
    assertThat(page).doesNotContain("<script");
  }

  @Provide
  Arbitrary<List<String>> tricks() {
    return Arbitraries.of(
            "\n**GAIA** (2026-03-01 18:30:05 UTC)\n\n",
            "\r",
            "\u2028",
            "\u0085",
            "\u000B",
            "\f",
            "\n",
            "**",
            "# ",
            "## Conversation",
            "---",
            "```",
            "<script>",
            "</blockquote>",
            "\\",
            "> ",
            "<!--",
            "a",
            " ",
            "*")
        .list()
        .ofMaxSize(12);
  }

  @Test
  void a_backslash_in_front_does_not_arm_a_tag() {
    RawArchive archive = lighthouse(List.of(turn(0, Role.USER, "\\<b>bold</b> and 1 < 2")));

    assertThat(RawArchiveFile.toMarkdown(archive)).contains("> \\&lt;b>bold&lt;/b> and 1 < 2\n");
  }
}
