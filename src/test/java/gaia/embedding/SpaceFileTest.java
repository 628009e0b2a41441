package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceFileTest {

  private static final WordSpace SPACE = WordSpaceFixtures.space();
  private static final byte[] BYTES = bytesOf(SPACE);

  @Test
  void a_space_comes_back_as_it_was_written(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("words.space");

    SpaceFile.write(SPACE, file);

    WordSpace read = SpaceFile.read(file);
    assertThat(read.spaceId()).isEqualTo(SPACE.spaceId());
    assertThat(read.trainedOn()).isEqualTo(240);
    assertThat(read.words()).isEqualTo(SPACE.words());
    assertThat(read.vectors().values()).isEqualTo(SPACE.vectors().values());
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Property(tries = 300)
  void a_single_flipped_bit_is_refused(@ForAll @IntRange(min = 0, max = 1_000_000) int place) {
    byte[] bytes = BYTES.clone();
    bytes[place % bytes.length] ^= (byte) (1 << (place % 8));

    assertRefused(bytes);
  }

  @Property(tries = 200)
  void a_file_that_was_cut_short_is_refused(@ForAll @IntRange(min = 0, max = 1_000_000) int end) {
    assertRefused(Arrays.copyOf(BYTES, end % BYTES.length));
  }

  @Property(tries = 300)
  void a_forged_file_with_a_right_checksum_is_read_or_refused_but_never_breaks_the_reader(
      @ForAll @IntRange(min = 0, max = 60) int place, @ForAll int value) throws Exception {
    byte[] content = Arrays.copyOf(BYTES, BYTES.length - 32);
    ByteBuffer.wrap(content).putInt(place, value);

    assertReadOrRefused(signed(content));
  }

  @Property(tries = 300)
  void noise_is_refused(@ForAll byte[] noise) {
    assertRefused(noise);
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> SpaceFile.parse(bytes)).isInstanceOf(CorruptSpaceFile.class);
  }

  private static void assertReadOrRefused(byte[] bytes) {
    try {
      assertThat(SpaceFile.parse(bytes).dimension()).isNotNegative();
    } catch (CorruptSpaceFile e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }

  private static byte[] signed(byte[] content) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    byte[] bytes = Arrays.copyOf(content, content.length + digest.length);
    System.arraycopy(digest, 0, bytes, content.length, digest.length);
    return bytes;
  }

  private static byte[] bytesOf(WordSpace space) {
    try {
      Path file = Files.createTempFile("words", ".space");
      SpaceFile.write(space, file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
