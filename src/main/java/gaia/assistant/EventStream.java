package gaia.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes server-sent events. Whether the reader is still there shows when something is written, so
 * a comment is written when nothing else was for a second.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">The format</a>
 */
final class EventStream {

  private static final long QUIET_NANOS = 1_000_000_000L;

  private final OutputStream out;
  private final Runnable onGone;
  private long written = System.nanoTime();
  private boolean gone;

  /**
   * @param onGone is run once, when the reader has left; nothing is written after that
   */
  EventStream(OutputStream out, Runnable onGone) {
    this.out = out;
    this.onGone = onGone;
  }

  /** An event with a name. */
  void event(String name, Object data) {
    write("event: " + name + "\ndata: " + json(data) + "\n\n");
  }

  /** An event without a name. */
  void data(Object data) {
    write("data: " + json(data) + "\n\n");
  }

  /** The end in the manner of the OpenAI API. */
  void done() {
    write("data: [DONE]\n\n");
  }

  void alive() {
    if (System.nanoTime() - written > QUIET_NANOS) {
      write(": waiting\n\n");
    }
  }

  private static String json(Object data) {
    try {
      return Json.mapper().writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  private void write(String text) {
    if (gone) {
      return;
    }
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      written = System.nanoTime();
    } catch (IOException e) {
      gone = true;
      onGone.run();
    }
  }
}
