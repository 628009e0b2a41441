package gaia.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void a_text_without_a_mark_is_read_in_either_encoding(String charset) {
    assertThat(DecodedText.of("Müller wohnt »dort«".getBytes(Charset.forName(charset))))
        .isEqualTo("Müller wohnt »dort«");
  }

  @Test
  void a_byte_order_mark_decides() {
    assertThat(DecodedText.of("\uFEFFLampe".getBytes(StandardCharsets.UTF_8))).isEqualTo("Lampe");
    assertThat(DecodedText.of("\uFEFFLampe".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("Lampe");
    assertThat(DecodedText.of("\uFEFFLampe".getBytes(StandardCharsets.UTF_16BE)))
        .isEqualTo("Lampe");
  }

  @Test
  void lines_end_alike() {
    assertThat(DecodedText.of("a\r\nb\rc\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("a\nb\nc\n");
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    assertThatThrownBy(() -> DecodedText.of(new byte[] {'a', 0, 'b'}))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("not a text");
  }
}
