package gaia.conversation;

import static gaia.conversation.ImportFixtures.items;
import static gaia.conversation.ImportFixtures.reason;
import static gaia.conversation.ImportFixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever comes in, it is read or refused, and reading ends. */
class ImportFuzzTest {

  private static final List<byte[]> VALID =
      List.of(
          resource("plain.json"),
          resource("chatgpt.json"),
          resource("raw-archive.json"),
          resource("original-gaia/summaries_index.json"),
          resource("original-gaia/5b0f7f3e-3a53-4f6a-9f39-0c6a5f0f4c11_20250322_001500.md"));

  @Property(tries = 300)
  void random_bytes(@ForAll byte[] bytes) {
    assertHarmless(bytes);
  }

  @Property(tries = 300)
  void valid_input_cut_off(
      @ForAll("valid") byte[] bytes, @ForAll @IntRange(max = 5_000) int length) {
    assertHarmless(Arrays.copyOf(bytes, length % bytes.length));
  }

  @Property(tries = 600)
  void valid_input_with_flipped_bits(
      @ForAll("valid") byte[] bytes, @ForAll("bits") List<Integer> bits) {
    byte[] flipped = bytes.clone();
    bits.forEach(bit -> flipped[bit / 8 % flipped.length] ^= (byte) (1 << bit % 8));
    assertHarmless(flipped);
  }

  @Property(tries = 500)
  void json_put_together_at_random(@ForAll("pieces") List<String> pieces) {
    assertHarmless(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<byte[]> valid() {
    return Arbitraries.of(VALID);
  }

  @Provide
  Arbitrary<List<Integer>> bits() {
    return Arbitraries.integers().between(0, 40_000).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "1e99999",
            "-0",
            "\"",
            "\"title\":\"a\"",
            "\"conversations\":[",
            "{\"mapping\":{",
            "\"messages\":[",
            "\"role\":\"user\",",
            "\"content\":\"\\ud800\"",
            "\"id\":",
            "\"a\"",
            "\uFEFF",
            " ",
            "\"current_node\":\"a\"",
            "\"message\":{",
            "\"author\":{\"role\":\"user\"}",
            "\"content\":{\"parts\":[\"x\"]}")
        .list()
        .ofMaxSize(20);
  }

  @Test
  void a_hundred_thousand_brackets() {
    for (String bracket : List.of("[", "{\"a\":", "{\"conversations\":[", "[{\"mapping\":")) {
      byte[] bytes = bracket.repeat(100_000).getBytes(StandardCharsets.UTF_8);
      assertHarmless(bytes);
      assertThat(items(new DetectedImport(), bytes))
          .allSatisfy(item -> assertThat(reason(item)).isNotBlank());
    }
  }

  @Test
  void nesting_in_an_unknown_member_is_refused_by_name() {
    String upload = "{\"x\":" + "[".repeat(100_000);

    assertThat(reason(items(new PlainImport(), upload).get(0)))
        .startsWith("A value is too long or nested too deeply. It ended in x[0]");
  }

  @Test
  void numbers_and_names_without_end() {
    for (String value : List.of("9".repeat(100_000), "1e" + "9".repeat(90), "1e999999999")) {
      assertHarmless("[{\"create_time\":" + value + ",\"mapping\":{}}]");
      assertHarmless("{\"messages\":[{\"index\":" + value + "}]}");
    }
    assertHarmless("{\"" + "n".repeat(5_000_000) + "\":1}");
    assertHarmless("{\"conversations\":[{\"x\":\"" + "s".repeat(5_000_000) + "\"}]}");
  }

  @Test
  void a_huge_file_of_nothing() {
    assertHarmless(" ".repeat(1_000_000));
    assertHarmless("\n".repeat(1_000_000));
    assertHarmless("---\n".repeat(300_000));
    assertHarmless("**".repeat(1_000_000));
  }

  private static void assertHarmless(String text) {
    assertHarmless(text.getBytes(StandardCharsets.UTF_8));
  }

  static void assertHarmless(byte[] bytes) {
    List<ImportItem> items = new ArrayList<>();
    for (ImportFormat format :
        List.of(new PlainImport(), new ChatGptImport(), new DetectedImport())) {
      format.read(new ByteArrayInputStream(bytes), items::add);
    }
    new OriginalGaiaImport(ZoneOffset.UTC)
        .readParts(
            List.of(
                    new ImportPart("summaries_index.json", new ByteArrayInputStream(bytes)),
                    new ImportPart("x_20250322_001500.md", new ByteArrayInputStream(bytes)))
                .iterator(),
            items::add);

    assertThat(items).isNotEmpty().allSatisfy(ImportFuzzTest::assertWithinLimits);
    assertReadOrUnreadable(bytes);
  }

  private static void assertWithinLimits(ImportItem item) {
    if (item instanceof ImportItem.Read read) {
      assertThat(read.conversation().title()).isNotBlank().hasSizeLessThanOrEqualTo(200);
      assertThat(read.conversation().messages()).isNotEmpty();
      assertThat(read.conversation().messages())
          .allSatisfy(m -> assertThat(CleanText.of(m.content())).isEqualTo(m.content()));
    } else {
      assertThat(reason(item)).isNotBlank().hasSizeLessThan(500);
    }
  }

  private static void assertReadOrUnreadable(byte[] bytes) {
    try {
      assertThat(RawArchiveFile.read(new ByteArrayInputStream(bytes)).id()).isNotEmpty();
    } catch (UnreadableArchive e) {
      assertThat(e).hasMessageEndingWith(".").hasNoCause();
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
  }
}
