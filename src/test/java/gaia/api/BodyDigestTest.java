package gaia.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BodyDigestTest {

  private static final String LINE = "POST /api/documents";

  private static String form(String boundary, String content) {
    String type = "multipart/form-data; boundary=" + boundary;
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.md\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
            .formatted(boundary, content);
    return digest(LINE, type, body.getBytes(UTF_8), 7);
  }

  private static String digest(String line, String type, byte[] body, int atOnce) {
    BodyDigest digest = new BodyDigest(line, type);
    for (int i = 0; i < body.length; i += atOnce) {
      digest.add(body, i, Math.min(atOnce, body.length - i));
    }
    return digest.hex();
  }

  @Test
  void a_form_that_is_sent_again_with_another_boundary_says_the_same() {
    assertThat(form("----abc123", "# Tolls")).isEqualTo(form("Zx9", "# Tolls"));
    assertThat(form("----abc123", "# Tolls")).isNotEqualTo(form("----abc123", "# Rolls"));
  }

  @Test
  void a_line_that_looks_like_the_boundary_of_another_form_is_content() {
    assertThat(form("abc", "x\r\n--def\r\ny")).isNotEqualTo(form("abc", "x\r\n--ghi\r\ny"));
    assertThat(form("abc", "-".repeat(500))).isNotEqualTo(form("abc", "-".repeat(501)));
  }

  @Test
  void path_and_query_count() {
    byte[] none = new byte[0];

    assertThat(digest(LINE, "application/json", none, 1))
        .isNotEqualTo(digest(LINE + "?campaign=coast", "application/json", none, 1))
        .hasSize(64);
  }

  @Property(tries = 200)
  void it_makes_no_difference_in_which_pieces_a_body_comes(
      @ForAll byte[] body, @ForAll @IntRange(min = 1, max = 50) int atOnce) {
    for (String type : new String[] {"application/json", "multipart/mixed; boundary=\"a\""}) {
      assertThat(digest(LINE, type, body, atOnce)).isEqualTo(digest(LINE, type, body, 1));
    }
  }
}
