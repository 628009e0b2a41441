package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void the_browser_gets_the_first_of_its_languages_that_the_house_speaks() {
    assertThat(Language.of(null, List.of(Locale.FRENCH, Locale.GERMANY, Locale.US)))
        .isEqualTo(Locale.GERMAN);
  }

  @Test
  void a_browser_that_speaks_nothing_of_ours_gets_english() {
    assertThat(Language.of(null, List.of(Locale.JAPAN))).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void what_somebody_switched_to_goes_before_what_the_browser_asks_for() {
    assertThat(Language.of("en", List.of(Locale.GERMAN))).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void a_choice_that_is_no_language_of_ours_is_no_choice() {
    assertThat(Language.of("\"><script>", List.of(Locale.GERMAN))).isEqualTo(Locale.GERMAN);
    assertThat(Language.isSpoken("xx")).isFalse();
  }

  @Test
  void arabic_and_hebrew_are_written_from_the_right() {
    assertThat(List.of("ar", "he", "ar-XB"))
        .allMatch(tag -> Language.direction(Locale.forLanguageTag(tag)).equals("rtl"));
    assertThat(Language.direction(Locale.GERMAN)).isEqualTo("ltr");
  }

  @Test
  void the_address_of_a_page_in_another_language_keeps_what_else_it_says() {
    assertThat(Links.withParameters("/task.xhtml", "id=7&language=en", Map.of("language", "de")))
        .isEqualTo("/task.xhtml?id=7&language=de");
    assertThat(Links.withParameters("/a.xhtml", "language=en", Map.of("language", "")))
        .isEqualTo("/a.xhtml");
    assertThat(Links.withParameters("/a.xhtml", null, Map.of("language", "de")))
        .isEqualTo("/a.xhtml?language=de");
  }
}
