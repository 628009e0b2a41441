package gaia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.configuration.EffectiveSetting;
import gaia.configuration.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server says in English is known in German, wherever a page can show it. */
class ToldTest {

  /** Where sentences for people are made. */
  private static final Pattern SAID =
      Pattern.compile(
          "Refusal\\s*\\.\\s*[a-zA-Z]+\\("
              + "|new\\s+(PermanentFailure|UnreadableDocument|LanguageModelFailure\\.\\w+)\\("
              + "|new\\s+TaskResult\\.RetryLater\\(\\s*\\w+,"
              + "|(reasons\\.add|run\\.save|unavailable|state|Optional\\.of|\\.withdraw)\\("
              + "|\\b(say|trouble|stay)\\(");

  /** Those speak to programs alone, in the one language of the API. */
  private static final Pattern TO_PROGRAMS =
      Pattern.compile(
          ".*(Resource|Servlet|Tools|Endpoint|ChatCompletionRequest|KeptAnswers)\\.java"
              + "|.*/(metrics|client|operations)/.*|.*/RemoteEncoder\\.java");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern FORMAT = Pattern.compile("%(\\.\\d)?[sdf]");

  private final Told told = Told.in("told_de.txt");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The task is gone. | Die Aufgabe ist nicht mehr da.",
        "a whole number from 1 to 64 | eine ganze Zahl von 1 bis 64",
        "Paused by ada until somebody resumes it. | Angehalten von ada, bis jemand sie fortsetzt.",
        "Switched on by ada until noon. | Eingeschaltet von ada bis noon.",
        "“A $1 \\ B” was confirmed | „A $1 \\ B“ wurde bestätigt"
      })
  void a_sentence_is_said_in_german_with_its_values(String english, String german) {
    assertThat(Phrases.told(Locale.GERMAN, english)).contains(german);
  }

  @Test
  void several_things_in_one_text_are_said_one_by_one() {
    assertThat(Phrases.toldEach(Locale.GERMAN, "says bell; said by Ines; tells a time"))
        .isEqualTo("sagt bell; gesagt von Ines; nennt eine Zeit");
  }

  @Test
  void what_people_said_stays_as_it_is() {
    assertThat(Phrases.told(Locale.GERMAN, "The bell of the Marigold is made of bone.")).isEmpty();
    assertThat(Phrases.told(Locale.ENGLISH, "The task is gone.")).isEmpty();
  }

  @Test
  void a_line_without_its_partner_is_a_fault() {
    assertThatThrownBy(() -> new Told(List.of("One.", "Two.", "\tZwei.")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Two.");
    assertThatThrownBy(() -> new Told(List.of("One."))).hasMessageContaining("One.");
  }

  @Test
  void every_sentence_of_the_server_is_known_in_german() throws IOException {
    Set<String> unknown = new TreeSet<>();
    int known = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
        if (TO_PROGRAMS.matcher(file.toString()).matches()) {
          continue;
        }
        for (String sentence : sentences(Files.readString(file))) {
          if (Phrases.told(Locale.GERMAN, sentence).isEmpty()) {
            unknown.add(file.getFileName() + ": " + sentence);
          } else {
            known++;
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(known).isGreaterThan(100);
  }

  /** The texts of the places where something is said, with a sample for each value. */
  private static List<String> sentences(String source) {
    List<String> found = new ArrayList<>();
    Matcher said = SAID.matcher(source);
    while (said.find()) {
      for (String argument : arguments(source, said.end())) {
        String text = text(argument);
        if (text.matches(".*[A-Za-z]{2,} .*[a-z]{2,}.*")) {
          found.add(text);
        }
      }
    }
    return found;
  }

  /** The arguments of a call that begin at this place, up to its closing bracket. */
  private static List<String> arguments(String source, int from) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    int begin = from;
    int at = from;
    for (boolean quoted = false; depth >= 0 && at < source.length(); at++) {
      char one = source.charAt(at);
      if (quoted) {
        at += one == '\\' ? 1 : 0;
        quoted = one != '"';
      } else if (one == '"') {
        quoted = true;
      } else {
        depth += one == '(' ? 1 : one == ')' ? -1 : 0;
        if (depth < 0 || one == ',' && depth == 0) {
          found.add(source.substring(begin, at));
          begin = at + 1;
        }
      }
    }
    return found;
  }

  /** A sum of texts and values as it might come out; empty for what is no text. */
  private static String text(String argument) {
    String sum =
        argument.replaceAll("(?s)\\s*\\.formatted\\(.*?\\)\\)*(?=\\s*(\\+|$))", "").strip();
    if (!sum.matches("(?s)[\"\\w].*") || sum.contains("?") && !sum.contains("?\"")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String part :
        sum.replaceAll("\"\\s+\\+\\s+\"", "").split("(?<=\")\\s+\\+|\\+\\s+(?=\")")) {
      Matcher literal = LITERAL.matcher(part.strip());
      text.append(literal.matches() ? literal.group(1) : part.contains("\"") ? "\0" : "7");
    }
    return text.indexOf("\0") >= 0 || text.indexOf(" ") < 0
        ? ""
        : FORMAT.matcher(text).replaceAll("7").replace("\\\"", "\"");
  }

  @Test
  void every_range_of_a_setting_is_known_in_german() {
    System.setProperty("GAIA_DATA", Path.of("target").toAbsolutePath().toString());
    try {
      List<EffectiveSetting> all = Settings.from(ConfigProvider.getConfig()).effective();

      assertThat(all)
          .extracting(EffectiveSetting::range)
          .allMatch(range -> Phrases.told(Locale.GERMAN, range).isPresent());
    } finally {
      System.clearProperty("GAIA_DATA");
    }
  }
}
