package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown that was written to do harm in a browser. */
class HostileMarkdownTest {

  private static final Path CORPUS = Path.of("src/test/resources/hostile/markdown.txt");
  private static final Pattern TAG =
      Pattern.compile("<(/?[a-z][a-z0-9]*)((?:\\s+[a-z]+(?:=\"[^\"<>]*\")?)*)\\s*/?>");
  private static final String HARMLESS =
      "a|p|h[1-6]|ul|ol|li|em|strong|code|pre|blockquote|hr|br|sup|section|div|table|thead|tbody"
          + "|tr|th|td|del|span";
  private static final Pattern HARMFUL =
      Pattern.compile(
          "\\son[a-z]+=|\\sstyle=|\\ssrc|\\saction|\\starget=|href=\"(?!https?://|mailto:|#)");

  static List<String> corpus() throws IOException {
    return Files.readAllLines(CORPUS).stream()
        .map(
            line -> line.replace("\\n", "\n").replace("\\u0001", "\u0001").replace("\\u000c", "\f"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void only_harmless_tags_come_out(String markdown) {
    assertOnlyHarmlessTags(markdown);
  }

  static void assertOnlyHarmlessTags(String markdown) {
    String html = MarkdownHtml.render(markdown).toLowerCase(Locale.ROOT);

    Matcher tags = TAG.matcher(html);
    StringBuilder rest = new StringBuilder();
    while (tags.find()) {
      assertThat(tags.group(1).replace("/", "")).matches(HARMLESS);
      assertThat(HARMFUL.matcher(tags.group(2)).find()).as(tags.group()).isFalse();
      tags.appendReplacement(rest, "");
    }
    tags.appendTail(rest);
    // The sanitizer parts a brace from the tag behind it, in case a page has templates.
    assertThat(rest.toString().replace("{<!-- -->", "{"))
        .as("text without tags of %s", html)
        .doesNotContain("<");
  }

  @Test
  void the_corpus_is_large() throws IOException {
    assertThat(corpus()).hasSizeGreaterThan(100);
  }
}
