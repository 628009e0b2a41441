package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnLinksTest {

  @Test
  void a_footnote_leads_to_its_turn_and_shows_its_number() {
    String html =
        TurnLinks.lead(
            MarkdownHtml.render("- The bridge fell. [^t12]\n\n[^t12]: Mira: it fell\n"),
            turn -> "#t" + turn);

    assertThat(html).contains("href=\"#t12\"").contains(">13</a>").doesNotContain("#md-fn-t12\"");
  }

  @Test
  void a_footnote_of_another_name_is_left_alone() {
    String html =
        TurnLinks.lead(MarkdownHtml.render("Text [^note]\n\n[^note]: more\n"), turn -> "#t" + turn);

    assertThat(html).contains("#md-fn-note");
  }

  @Test
  void text_that_looks_like_a_link_stays_text() {
    String html =
        TurnLinks.lead(MarkdownHtml.render("<a href=\"#md-fn-t1\">x</a>"), turn -> "#t" + turn);

    assertThat(html).doesNotContain("<a ");
  }

  @Test
  void a_turn_on_another_page_is_reached_by_its_address() {
    String html =
        TurnLinks.lead(
            MarkdownHtml.render("- The bridge fell. [^t1200]\n\n[^t1200]: Mira: it fell\n"),
            turn -> "archive.xhtml?id=a&amp;from=1000#t" + turn);

    assertThat(html)
        .contains("href=\"archive.xhtml?id=a&amp;from=1000#t1200\"")
        .contains(">1201</a>");
  }
}
