package gaia.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import gaia.background.StopReason;
import gaia.background.admission.Reason;
import gaia.background.admission.WorkerPriority;
import gaia.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle(Labels.BUNDLE, Locale.ENGLISH);
  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle(Labels.BUNDLE, Locale.GERMAN);

  /** Sentences that the server itself makes in English; only other languages word them here. */
  private static final Pattern OF_THE_SERVER =
      Pattern.compile(
          "(reason|ending|stop|worker|model|help|problem|unit|dispute|source|relation)_.*");

  private static final Pattern USED =
      Pattern.compile("msg\\.([a-z][a-z0-9_]*)|say\\.of\\('([a-z0-9_]+)'");

  @Test
  void every_text_is_there_in_both_languages() {
    assertThat(own(GERMAN)).isEqualTo(own(ENGLISH));
  }

  private static Set<String> own(ResourceBundle bundle) {
    return bundle.keySet().stream()
        .filter(key -> !OF_THE_SERVER.matcher(key).matches())
        .collect(toSet());
  }

  @Test
  void every_text_that_a_page_asks_for_is_there() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        Matcher found = USED.matcher(Files.readString(page));
        while (found.find()) {
          String key = found.group(1) == null ? found.group(2) : found.group(1);
          if (!ENGLISH.containsKey(key)) {
            missing.add(page.getFileName() + ": " + key);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void what_the_engine_says_in_english_is_worded_in_german() {
    List<String> names =
        Stream.of(
                Arrays.stream(Reason.values()).map(one -> "reason_" + one.label()),
                Arrays.stream(Reason.values()).map(one -> "ending_" + one.label()),
                Arrays.stream(StopReason.values())
                    .map(one -> "stop_" + one.name().toLowerCase(Locale.ROOT)),
                Arrays.stream(WorkerPriority.values()).map(one -> "worker_" + one.label()))
            .flatMap(stream -> stream)
            .toList();

    assertThat(GERMAN.keySet()).containsAll(names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void every_sentence_with_values_can_be_made(String tag) {
    Locale language = Locale.forLanguageTag(tag);
    ResourceBundle bundle = ResourceBundle.getBundle(Labels.BUNDLE, language);
    for (String key : bundle.keySet()) {
      String pattern = bundle.getString(key);
      if (pattern.contains("{0")) {
        boolean counts = pattern.contains("{0,");
        assertThat(new MessageFormat(pattern, language).format(new Object[] {counts ? 2 : "x"}))
            .as(key)
            .doesNotContain("{0");
      }
    }
  }

  @Test
  void every_kind_of_task_has_a_word() throws IOException {
    assertThat(ENGLISH.keySet()).containsAll(kindsOfTasks());
    assertThat(GERMAN.keySet()).containsAll(kindsOfTasks());
  }

  /** As the handlers name them: the one constant of the same name in each. */
  private static Set<String> kindsOfTasks() throws IOException {
    Pattern type = Pattern.compile("String TYPE = \"([a-z_]+)\"");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith("Task.java")).toList()) {
        Matcher named = type.matcher(Files.readString(file));
        while (named.find()) {
          found.add("type_" + named.group(1));
        }
      }
    }
    assertThat(found).hasSizeGreaterThan(8);
    return found;
  }

  @Test
  void no_german_text_is_left_in_english() {
    Set<String> both = new TreeSet<>(own(ENGLISH));
    both.removeIf(
        key -> !GERMAN.getString(key).matches("(?s).*\\b(the|and|of|is|with|not|this|are)\\b.*"));

    assertThat(both).isEmpty();
  }

  /** Names of things, formats and units, which are the same in every language, and signs. */
  private static final Pattern NO_LANGUAGE =
      Pattern.compile(
          "(?s)(GAIA|CSV|JSON-LD|GraphML|sha-256|curl .*|ms|A|B|[^\\p{L}]|#\\{[^}]*}|&[a-z]+;)*");

  @Test
  void no_page_has_a_word_of_its_own() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        String text = Files.readString(page).replaceAll("(?s)<code>.*?</code>|<!--.*?-->", "");
        for (String piece : text.split("<[^>]*>")) {
          if (!NO_LANGUAGE.matcher(piece).matches()) {
            words.add(page.getFileName() + ": " + piece.strip());
          }
        }
        Matcher attribute =
            Pattern.compile("(?:title|label|aria-label|placeholder|alt)=\"([^\"]*)\"")
                .matcher(text);
        while (attribute.find()) {
          if (!NO_LANGUAGE.matcher(attribute.group(1).replace("default", "")).matches()) {
            words.add(page.getFileName() + ": " + attribute.group(1));
          }
        }
      }
    }
    assertThat(words).isEmpty();
  }

  @Test
  void one_is_not_many() {
    assertThat(Phrases.format(Locale.ENGLISH, "turn_count", 0)).isEqualTo("no turns");
    assertThat(Phrases.format(Locale.ENGLISH, "turn_count", 1)).isEqualTo("1 turn");
    assertThat(Phrases.format(Locale.ENGLISH, "turn_count", 1234)).isEqualTo("1,234 turns");
    assertThat(Phrases.format(Locale.GERMAN, "turn_count", 1)).isEqualTo("1 Beitrag");
    assertThat(Phrases.format(Locale.GERMAN, "turn_count", 1234)).isEqualTo("1.234 Beiträge");
  }

  @Test
  void a_server_in_germany_answers_an_english_browser_in_english() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      ResourceBundle.clearCache();
      assertThat(ResourceBundle.getBundle(Labels.BUNDLE, Locale.ENGLISH).getString("send"))
          .isEqualTo("Send");
    } finally {
      Locale.setDefault(usual);
      ResourceBundle.clearCache();
    }
  }

  @Test
  void the_mirrored_language_has_every_text_in_reading_order_from_the_right() {
    ResourceBundle mirrored = ResourceBundle.getBundle(Labels.BUNDLE, Language.MIRRORED);

    assertThat(mirrored.getString("send")).isEqualTo("\u202eSend\u202c");
    assertThat(mirrored.keySet()).containsAll(own(ENGLISH));
    assertThat(Phrases.format(Language.MIRRORED, "turn_count", 1)).isEqualTo("1 turn");
  }

  @Test
  void a_text_that_is_missing_is_a_fault_and_not_a_blank() {
    assertThat(catchThrowable(() -> Phrases.format(Locale.ENGLISH, "no_such_sentence", 1)))
        .isInstanceOf(MissingResourceException.class);
  }

  @Test
  void what_is_explained_in_german_is_a_setting() {
    Set<String> settings =
        Arrays.stream(Setting.values()).map(setting -> "help_" + setting.key()).collect(toSet());

    assertThat(GERMAN.keySet().stream().filter(key -> key.startsWith("help_")))
        .isNotEmpty()
        .allMatch(settings::contains);
  }
}
