package gaia.languagemodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what a model thinks before it speaks: {@code <think>…</think>} at the beginning of an
 * answer, piece by piece. Later on such a tag is text like any other.
 */
final class ThinkingFilter {

  private record Tag(String open, String close) {}

  private static final List<Tag> TAGS =
      List.of(new Tag("<think>", "</think>"), new Tag("<thinking>", "</thinking>"));

  private final StringBuilder held = new StringBuilder();
  private boolean speaking;

  /** What of the text so far can be passed on now; may be empty. */
  String next(String piece) {
    if (speaking) {
      return piece;
    }
    held.append(piece);
    while (true) {
      String text = held.toString().stripLeading();
      Tag tag = opened(text);
      if (tag == null) {
        return mayBecomeTag(text) ? "" : speak(text);
      }
      int end = text.indexOf(tag.close());
      if (end < 0) {
        return "";
      }
      held.setLength(0);
      held.append(text.substring(end + tag.close().length()));
    }
  }

  /** What was held back and turned out to be text. */
  String rest() {
    String text = held.toString().stripLeading();
    return speaking || opened(text) != null ? "" : speak(text);
  }

  private String speak(String text) {
    speaking = true;
    held.setLength(0);
    return text;
  }

  private static @Nullable Tag opened(String text) {
    return TAGS.stream().filter(tag -> text.startsWith(tag.open())).findFirst().orElse(null);
  }

  private static boolean mayBecomeTag(String text) {
    return TAGS.stream().anyMatch(tag -> tag.open().startsWith(text));
  }
}
