package gaia.conversation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Examples, and short ways to read them. */
final class ImportFixtures {

  static final Instant EVENING = Instant.parse("2026-03-01T18:30:00Z");

  private ImportFixtures() {}

  static byte[] resource(String name) {
    try (InputStream in = ImportFixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<ImportItem> items(ImportFormat format, byte[] bytes) {
    List<ImportItem> items = new ArrayList<>();
    format.read(new ByteArrayInputStream(bytes), items::add);
    return items;
  }

  static List<ImportItem> items(ImportFormat format, String text) {
    return items(format, text.getBytes(StandardCharsets.UTF_8));
  }

  static ImportedConversation read(ImportItem item) {
    if (item instanceof ImportItem.Read read) {
      return read.conversation();
    }
    throw new AssertionError("refused: " + item);
  }

  static String reason(ImportItem item) {
    if (item instanceof ImportItem.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("read: " + item);
  }

  static Turn turn(int index, Role role, String content) {
    return new Turn(index, role, null, content, EVENING.plusSeconds(index), false);
  }

  /** Turns of user and assistant by turns. */
  static List<Turn> dialogue(String... contents) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      turns.add(turn(i, i % 2 == 0 ? Role.USER : Role.ASSISTANT, contents[i]));
    }
    return turns;
  }

  static RawArchive lighthouse() {
    return lighthouse(
        List.of(
            new Turn(
                0,
                Role.USER,
                "Mara",
                "When does the tide turn?\n\"Soon\" is no answer, Ötzi 🐙 \u001f",
                EVENING.plusMillis(250),
                false),
            new Turn(1, Role.ASSISTANT, null, "At dusk, you said.", EVENING.plusSeconds(5), true)));
  }

  static RawArchive lighthouse(List<Turn> turns) {
    return new RawArchive(
        "0b6f3f0e_20260301_203000",
        "0b6f3f0e",
        "mara",
        "Saltmarsh",
        "The drowned lighthouse",
        EVENING,
        EVENING.plusSeconds(7_200),
        "The party plans the dive.",
        List.of("lighthouse", "tide table"),
        turns);
  }
}
