package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gaia.configuration.Kind.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {

  private static final Kind SECONDS = new Kind.Seconds(0.05, 60);
  private static final Kind SHARE = new Kind.Positive(1, "share");
  private static final Kind WHOLE = new Kind.Whole(1, 100, "");
  private static final Kind AUTO = new Kind.WholeOrAuto(1, 8, "");

  @ParameterizedTest
  @CsvSource({"0.05, 50", "0.4, 400", "1, 1000", "60, 60000", "6e1, 60000", "+2.5, 2500"})
  void seconds_may_have_decimals(String text, long milliseconds) {
    assertThat(SECONDS.read(text)).isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.049",
        "60.1",
        "-1",
        "1,5",
        "1 s",
        "PT1S",
        "NaN",
        "Infinity",
        "0x1p3",
        "1e999",
        ""
      })
  void seconds_are_plain_numbers_in_their_range(String text) {
    refuses(SECONDS, text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.5, 0.5", "1e-4, 0.0001", "0.000001, 0.000001"})
  void a_share_is_above_zero_and_at_most_one(String text, double share) {
    assertThat(SHARE.read(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0", "-0", "1.0001", "75 %", "75%", "half", "1e-400"})
  void a_share_of_nothing_or_more_than_all_is_refused(String text) {
    refuses(SHARE, text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 100", "007, 7", "+3, 3"})
  void whole_numbers_include_both_ends(String text, int number) {
    assertThat(WHOLE.read(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "101", "3.0", "3.5", "4294967297", "99999999999999999999", "٣", "1_0"})
  void whole_numbers_have_no_decimals_and_do_not_wrap_around(String text) {
    refuses(WHOLE, text);
  }

  @Test
  void auto_leaves_a_number_open() {
    assertThat(AUTO.read("Auto")).isEqualTo(OptionalInt.empty());
    assertThat(AUTO.read("8")).isEqualTo(OptionalInt.of(8));
    refuses(AUTO, "9");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "False, false"})
  void flags_are_true_or_false_in_any_case(String text, boolean flag) {
    assertThat(new Kind.Flag().read(text)).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "on", "t", "falsch", "'false'"})
  void other_words_are_no_flags(String text) {
    refuses(new Kind.Flag(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "22, 22:00",
    "6, 06:00",
    "06, 06:00",
    "0, 00:00",
    "23, 23:00",
    "22:30, 22:30",
    "9:05, 09:05"
  })
  void hours_may_carry_minutes(String text, LocalTime time) {
    assertThat(new Kind.Hour().read(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "-1", "22:60", "22:5", "22.5", "10 pm", "22:30:00", ":30", "122"})
  void times_that_no_clock_shows_are_refused(String text) {
    refuses(new Kind.Hour(), text);
  }

  @Test
  void the_zone_of_the_system_or_any_other_can_be_chosen() {
    assertThat(new Kind.Zone().read("System")).isEqualTo(ZoneId.systemDefault());
    assertThat(new Kind.Zone().read("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    refuses(new Kind.Zone(), "Europe/Atlantis");
    refuses(new Kind.Zone(), "../etc/passwd");
  }

  @Test
  void choices_are_compared_without_case() {
    Kind kind = new Kind.Choice(List.of("h2", "postgresql"));

    assertThat(kind.read("PostgreSQL")).isEqualTo("postgresql");
    assertThat(kind.range()).isEqualTo("h2 or postgresql");
    refuses(kind, "mysql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/v1", "https://[::1]/v1", "HTTPS://models.example"})
  void web_addresses_are_http_or_https(String text) {
    assertThat(new Kind.WebAddress().read(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080",
        "file:///etc/passwd",
        "http:///v1",
        "http://a b",
        "//host",
        "http://me:key@host/"
      })
  void other_addresses_are_refused(String text) {
    refuses(new Kind.WebAddress(), text);
  }

  @Test
  void a_file_has_to_be_there_and_to_be_a_file(@TempDir Path folder) throws IOException {
    Kind file = new Kind.Location(Place.FILE);
    Path model = Files.writeString(folder.resolve("model.gguf"), "GGUF");

    assertThat(file.read(model.toString())).isEqualTo(model);
    refuses(file, folder.toString());
    refuses(file, folder.resolve("missing.gguf").toString());
    refuses(file, "pom.xml");
  }

  @Test
  void the_data_folder_may_be_missing_but_not_be_a_file_or_relative(@TempDir Path folder)
      throws IOException {
    Kind data = new Kind.Location(Place.FOLDER_OF_DATA);
    Path taken = Files.writeString(folder.resolve("taken"), "");

    assertThat(data.read(folder.resolve("new").toString())).isEqualTo(folder.resolve("new"));
    refuses(data, taken.toString());
    refuses(data, "campaign-data");
    refuses(data, "\0");
  }

  @Test
  void a_folder_to_read_has_to_be_there(@TempDir Path folder) {
    Kind kind = new Kind.Location(Place.FOLDER);

    assertThat(kind.read(folder.toString())).isEqualTo(folder);
    refuses(kind, folder.resolve("missing").toString());
    refuses(kind, "src");
  }

  private static void refuses(Kind kind, String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> kind.read(text));
  }

  @Test
  void every_unit_has_a_word_in_german() {
    Set<String> words = ResourceBundle.getBundle("gaia.web.messages", Locale.GERMAN).keySet();

    assertThat(Arrays.stream(Setting.values()).map(setting -> setting.kind().unit()))
        .filteredOn(unit -> !unit.isEmpty())
        .allMatch(
            unit -> words.contains("unit_" + unit.toLowerCase(Locale.ROOT).replace(" ", "_")));
  }
}
