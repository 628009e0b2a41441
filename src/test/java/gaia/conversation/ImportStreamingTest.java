package gaia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImportStreamingTest {

  private static final int CONVERSATIONS = 500;
  private static final int CONTENT = 100_000;

  /** An upload of 50 MB that exists only while it is read. */
  private static final class LargeUpload extends InputStream {
    private final byte[] conversation =
        ("{\"title\":\"Log\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + "x".repeat(CONTENT)
                + "\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    private byte[] piece = "{\"conversations\":[".getBytes(StandardCharsets.UTF_8);
    private int at;
    private int pieces;
    private long delivered;

    @Override
    public int read() {
      while (at == piece.length) {
        if (pieces == 2 * CONVERSATIONS) {
          return -1;
        }
        at = 0;
        pieces++;
        piece = pieces % 2 == 1 ? conversation : separator();
      }
      delivered++;
      return piece[at++];
    }

    private byte[] separator() {
      String text = pieces == 2 * CONVERSATIONS ? "]}" : ",";
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Test
  void every_conversation_is_handed_on_before_the_next_is_read() {
    LargeUpload upload = new LargeUpload();
    int[] seen = {0};

    ImportEnd end =
        new DetectedImport()
            .read(
                upload,
                item -> {
                  assertThat(item).isInstanceOf(ImportItem.Read.class);
                  seen[0]++;
                  long needed = (long) seen[0] * (CONTENT + 100);
                  assertThat(upload.delivered).isLessThan(needed + 50_000);
                });

    assertThat(end.complete()).isTrue();
    assertThat(seen[0]).isEqualTo(CONVERSATIONS);
    assertThat(upload.delivered).isGreaterThan(50_000_000);
  }
}
