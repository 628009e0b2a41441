package gaia.assistant;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Writes what was recalled into a prompt, numbered from 1, and so that no quote can end early. */
final class Memories {

  static final int LONGEST_QUOTE = 1500;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Pattern OWN_TAGS = Pattern.compile("(?i)<(\\s*/?\\s*memor)");

  private Memories() {}

  /** As many of the citations, best first, as fit. */
  static List<Citation> fitting(
      List<Citation> citations, int mostTokens, ToIntFunction<String> tokens) {
    List<Citation> kept = new ArrayList<>();
    int used = 0;
    for (Citation citation : citations) {
      used += tokens.applyAsInt(entry(kept.size() + 1, citation));
      if (used > mostTokens) {
        break;
      }
      kept.add(citation);
    }
    return kept;
  }

  static String block(List<Citation> citations) {
    StringBuilder block = new StringBuilder("<memories>\n");
    for (int i = 0; i < citations.size(); i++) {
      block.append(entry(i + 1, citations.get(i))).append('\n');
    }
    return block.append("</memories>").toString();
  }

  private static String entry(int number, Citation citation) {
    String speaker = citation.speaker() == null ? "somebody" : citation.speaker();
    String day = citation.created() == null ? "an unknown day" : DAY.format(citation.created());
    String quote = citation.quote().strip();
    return "[%d] %s, %s%s: %s"
        .formatted(
            number,
            harmless(speaker.replaceAll("\\s+", " ")),
            day,
            citation.origin().isOwnWord() ? "" : " (" + citation.origin().words() + ")",
            harmless(quote.substring(0, Math.min(quote.length(), LONGEST_QUOTE))));
  }

  private static String harmless(String text) {
    return OWN_TAGS.matcher(text).replaceAll("‹$1");
  }
}
