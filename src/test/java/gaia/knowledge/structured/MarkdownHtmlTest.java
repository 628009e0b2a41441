package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownHtmlTest {

  @Test
  void headings_lists_and_emphasis_are_rendered() {
    assertThat(MarkdownHtml.render("# T\n\n- *a*\n- **b**\n"))
        .contains("<h1>T</h1>", "<li><em>a</em></li>", "<li><strong>b</strong></li>");
  }

  @Test
  void front_matter_is_not_shown() {
    assertThat(MarkdownHtml.render("---\ntitle: \"x\"\nkeywords: [\"secretword\"]\n---\n\n# T\n"))
        .contains("<h1>T</h1>")
        .doesNotContain("title", "secretword");
  }

  @Test
  void footnotes_link_there_and_back_with_prefixed_ids() {
    assertThat(MarkdownHtml.render("A fact. [^t12]\n\n[^t12]: Mara: hello\n"))
        .contains("href=\"#md-fn-t12\"", "id=\"md-fn-t12\"")
        .contains("href=\"#md-fnref-t12\"", "id=\"md-fnref-t12\"");
  }

  @Test
  void links_to_the_web_carry_no_trust() {
    assertThat(MarkdownHtml.render("[a](https://example.org/x?y=1)"))
        .contains("href=\"https://example.org/x?y&#61;1\"")
        .contains("nofollow", "noreferrer", "noopener");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](\tjavascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "<javascript:alert(1)>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](//evil.example/)",
        "[x](/api/logout)",
        "[x](https:evil.example)",
        "[x][r]\n\n[r]: javascript:alert(1)",
      })
  void a_link_that_could_do_harm_loses_its_target(String markdown) {
    assertThat(MarkdownHtml.render(markdown).toLowerCase(Locale.ROOT)).doesNotContain("href");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "a <b onclick=x>b</b>",
        "<iframe src=//evil></iframe>",
        "<style>*{}</style>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<!--<script>-->",
        "<form action=/x><input></form>",
        "<div id=main>x</div>",
      })
  void raw_html_becomes_text(String markdown) {
    assertThat(MarkdownHtml.render(markdown))
        .doesNotContainPattern("<(script|img|svg|iframe|style|form|input|div|b|scr)[ >]")
        .contains("&lt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![x](https://evil.example/pixel.png)",
        "![x](data:image/png;base64,AAAA)",
        "[![x](https://evil.example/p.png)](https://ok.example/)",
      })
  void pictures_are_left_out(String markdown) {
    assertThat(MarkdownHtml.render(markdown)).doesNotContain("<img", "evil", "data:");
  }

  @Test
  @Timeout(120)
  void deep_nesting_is_shown_as_text_and_breaks_nothing() {
    assertThat(MarkdownHtml.render("> ".repeat(2_000) + "x")).startsWith("<pre>");
  }

  @Property(tries = 500)
  void only_known_elements_come_out(@ForAll("tricks") String markdown) {
    assertThat(MarkdownHtml.render(markdown))
        .doesNotContainPattern(
            "<(?!/?(h[1-6]|p|br|hr|ul|ol|li|blockquote|pre|code|em|strong|sup|section|a)[ />])")
        .doesNotContainPattern("(?i)href=\"(?!https?:|mailto:|#md-)")
        .doesNotContainPattern("(?i)<[^>]* on[a-z]+=");
  }

  @Provide
  Arbitrary<String> tricks() {
    return Arbitraries.of(
            "<",
            ">",
            "\"",
            "'",
            "script",
            "[x](",
            ")",
            "javascript:",
            "data:",
            "![",
            "](",
            "`",
            "*",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "> ",
            "&#x",
            "&lt;",
            "[^t1]",
            "[^t1]: ",
            "<a href=",
            "onclick=",
            "http://a",
            "---\n",
            "\\",
            " ",
            "    ",
            "\u0000",
            "<img src=x onerror=y>",
            "<!--",
            "-->")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
