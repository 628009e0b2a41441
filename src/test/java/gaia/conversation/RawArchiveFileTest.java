package gaia.conversation;

import static gaia.conversation.ImportFixtures.in;
import static gaia.conversation.ImportFixtures.lighthouse;
import static gaia.conversation.ImportFixtures.text;
import static gaia.conversation.ImportFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawArchiveFileTest {

  private static final String FILE = text("raw-archive.json");

  @Test
  void an_archive_is_written_as_the_golden_file() {
    assertThat(RawArchiveFile.write(lighthouse())).isEqualTo(FILE);
  }

  @Test
  void the_golden_file_whose_checksum_another_language_made_is_read() throws IOException {
    assertThat(RawArchiveFile.read(in(FILE))).isEqualTo(lighthouse());
  }

  @Property(tries = 200)
  void what_was_written_is_read_back_unchanged(@ForAll("archives") RawArchive archive)
      throws IOException {
    assertThat(RawArchiveFile.read(in(RawArchiveFile.write(archive)))).isEqualTo(archive);
  }

  @Provide
  Arbitrary<RawArchive> archives() {
    return messages().list().ofMaxSize(8).map(RawArchiveFileTest::numbered);
  }

  private static Arbitrary<Turn> messages() {
    Arbitrary<String> words = Arbitraries.strings().all().ofMaxLength(60).map(CleanText::encodable);
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(-2_000_000_000_000L, 4_000_000_000_000L)
            .map(micros -> Instant.EPOCH.plusNanos(micros * 1_000));
    return Combinators.combine(
            Arbitraries.of(Role.class),
            words.injectNull(0.3),
            words,
            times,
            Arbitraries.of(true, false))
        .as(
            (role, speaker, content, time, recalled) ->
                new Turn(0, role, speaker, content, time, recalled));
  }

  private static RawArchive numbered(List<Turn> turns) {
    return lighthouse(
        java.util.stream.IntStream.range(0, turns.size())
            .mapToObj(i -> numbered(i, turns.get(i)))
            .toList());
  }

  private static Turn numbered(int index, Turn turn) {
    return new Turn(
        index, turn.role(), turn.speaker(), turn.content(), turn.created(), turn.recalled());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gaia-archive/1 | gaia-archive/2 | format is gaia-archive/2, but only gaia-archive/1 is read.",
        "0b6f3f0e_20260301_203000 | ../x | id must be 1 to 80 letters",
        "\"index\" : 1 | \"index\" : 2 | messages[1].index must be 1; messages are numbered without gaps.",
        "\"assistant\" | \"Assistant\" | messages[1].role must be user, assistant, system or tool.",
        "18:30:05Z | 18:30:05+00:00 | messages[1].created is no time in UTC",
        "18:30:05Z | 25:30:05Z | messages[1].created is no time in UTC",
        "At dusk | At dawn | The messages do not match their checksum",
        "\"recalled\" : true | \"recalled\" : false | The messages do not match their checksum",
        "\"owner\" : \"mara\" | \"owner\" : 7 | owner must be text.",
        "\"owner\" | \"owned_by\" | owner is missing.",
        "\"owner\" | \"title\" | title appears twice.",
        "\"messages\" | \"turns\" | messages is missing.",
        "\"format\" | \"kind\" | format is missing.",
        "\"content\" : \"At | \"text\" : \"At | messages[1].content is missing.",
        "\"keywords\" : [ | \"keywords\" : [ 1, | keywords[0] must be text.",
        "\"keywords\" : [ | \"keywords\" : [ } | The JSON is broken at line 11",
      })
  void a_fault_is_named(String sound, String broken, String reason) {
    assertUnreadable(FILE.replace(sound, broken), reason);
  }

  @Test
  void an_empty_a_truncated_and_a_doubled_file_are_told_apart() {
    assertUnreadable("", "The file is empty.");
    assertUnreadable(FILE.substring(0, 500), "The JSON ends too early at line 1");
    assertUnreadable(FILE + FILE, "There is more behind the end of the JSON");
    assertUnreadable("[]", "The document must be an object.");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] latin = FILE.replace("🐙", "").getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(UnreadableArchive.class)
        .isThrownBy(() -> RawArchiveFile.read(new ByteArrayInputStream(latin)))
        .withMessage("The file is not UTF-8 text.");
  }

  @Test
  void a_message_that_is_too_long_is_refused_by_reader_and_record() {
    String text = "x".repeat(ContentLimits.CONTENT + 1);

    assertUnreadable(FILE.replace("At dusk", text), "messages[1].content has more than 1000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lighthouse(List.of(turn(0, Role.USER, text))))
        .withMessageContaining("turn 0 is too long");
  }

  @Test
  void too_many_messages_are_refused() {
    StringBuilder messages = new StringBuilder("\"messages\":[");
    for (int i = 0; i <= ContentLimits.MESSAGES; i++) {
      messages.append(i == 0 ? "" : ",").append("{\"index\":").append(i);
      messages.append(",\"role\":\"user\",\"content\":\"\",\"created\":\"2026-03-01T18:30:00Z\"}");
    }

    assertUnreadable("{" + messages + "]}", "messages[200000] is one too many");
  }

  @Test
  void members_of_a_later_version_and_a_byte_order_mark_do_no_harm() throws IOException {
    String later = "\uFEFF" + FILE.replace("\"owner\"", "\"tags\" : [{\"a\":[1]}], \"owner\"");

    assertThat(RawArchiveFile.read(in(later))).isEqualTo(lighthouse());
  }

  @Test
  void a_lone_surrogate_is_replaced_so_that_the_file_stays_readable() throws IOException {
    RawArchive archive = lighthouse(List.of(turn(0, Role.USER, "cut \uD83D off")));

    assertThat(RawArchiveFile.read(in(RawArchiveFile.write(archive))).turns())
        .singleElement()
        .returns("cut \uFFFD off", Turn::content);
  }

  @Test
  void a_failing_stream_is_not_blamed_on_the_file() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> RawArchiveFile.read(broken))
        .withMessage("disk on fire");
  }

  private static void assertUnreadable(String file, String reason) {
    assertThatExceptionOfType(UnreadableArchive.class)
        .isThrownBy(() -> RawArchiveFile.read(in(file)))
        .withMessageStartingWith(reason);
  }
}
