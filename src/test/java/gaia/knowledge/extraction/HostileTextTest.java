package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that wants to hang or break the extractor. Times are generous: the machine may be busy. */
@Timeout(180)
class HostileTextTest {
  private static final int LENGTH = 10_000_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A",
        "?",
        "!",
        "\"",
        "'",
        "-",
        "😀",
        "\uD83D",
        "\u202E\u05D0",
        "中",
        "「。",
        "a ",
        "Aa ",
        "a. ",
        "Who is it? ",
        "Let's go to A. ",
        "It turns out I was wrong about Odra Venn. ",
        "\n",
        "```\n",
        "((((",
        "[^t1]: "
      })
  void ten_million_characters_of_anything_end_in_time(String pattern) {
    String text = pattern.repeat(LENGTH / pattern.length());

    Extraction found = RulesExtractor.extract(one(text), () -> {});

    assertThat(found.participants()).containsExactly("Mara");
  }

  @Test
  void a_conversation_that_is_too_long_says_that_it_was_not_read_to_its_end() {
    Extraction found = RulesExtractor.extract(one("Odra has a boat. ".repeat(50_000)), () -> {});

    assertThat(found.complete()).isFalse();
  }

  @Test
  void ten_thousand_corrections_end_in_time() {
    String[] lines = new String[10_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "Mara: It turns out the boat number " + i + " belongs to Odra Venn in Saltmere.";
    }

    assertThat(Conversations.extract(lines).in(Section.KEY_FACTS)).isNotEmpty();
  }

  @Test
  void work_ends_as_soon_as_breathing_throws() {
    AtomicInteger breaths = new AtomicInteger();
    Runnable stop =
        () -> {
          if (breaths.incrementAndGet() == 3) {
            throw new IllegalStateException("stop");
          }
        };

    assertThatThrownBy(() -> RulesExtractor.extract(one("Odra has a boat. ".repeat(1_000)), stop))
        .hasMessage("stop");
    assertThat(breaths).hasValue(3);
  }

  private static Transcript one(String text) {
    return Conversations.transcript(List.of(Conversations.turn(0, Role.USER, "Mara", text, false)));
  }
}
