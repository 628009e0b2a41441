package gaia.knowledge.extraction;

import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A turn, or a piece of a long one, as a language model sees it.
 *
 * @param text one line, without anything that could end the conversation it stands in
 */
record Line(ReadableTurn turn, String text) {

  /** Characters; longer turns become several lines. */
  private static final int LONGEST = 1200;

  private static final Pattern OWN_TAGS =
      Pattern.compile("(?i)<(\\s*/?\\s*(?:conversation|think))");

  /** All that may be read of a transcript; always the same for the same transcript and zone. */
  static List<Line> of(Transcript transcript, ZoneId zone) {
    List<Line> lines = new ArrayList<>();
    for (Turn turn : transcript.turns()) {
      if (ReadableTurn.mayBeRead(turn)) {
        ReadableTurn readable = new ReadableTurn(turn, zone);
        pieces(oneLine(readable.text())).forEach(piece -> lines.add(new Line(readable, piece)));
      }
    }
    return lines;
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Co}\\s]+", " ").strip();
    return OWN_TAGS.matcher(line).replaceAll("‹$1");
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (text.length() - start > LONGEST) {
      int space = text.lastIndexOf(' ', start + LONGEST);
      int end = space > start + LONGEST / 2 ? space : start + LONGEST;
      pieces.add(text.substring(start, end).strip());
      start = end;
    }
    if (start < text.length()) {
      pieces.add(text.substring(start).strip());
    }
    return pieces;
  }

  String rendered() {
    return "[%d] %s (%s): %s".formatted(turn.index(), oneLine(turn.speaker()), turn.day(), text);
  }
}
