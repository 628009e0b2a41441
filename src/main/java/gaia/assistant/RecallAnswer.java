package gaia.assistant;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words an answer without a language model: what is remembered, quoted, and nothing more. */
final class RecallAnswer {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int LONGEST_QUOTE = 400;

  private RecallAnswer() {}

  static String of(List<Citation> citations) {
    return citations.isEmpty()
        ? "No language model is configured, and nothing in the memory matches this."
        : lines("No language model is configured, so this is what I remember:", citations);
  }

  /**
   * For a model that does not answer.
   *
   * @param why a whole sentence
   */
  static String instead(String why, List<Citation> citations) {
    return citations.isEmpty()
        ? why + " And nothing in the memory matches this."
        : lines(why + " So this is what I remember:", citations);
  }

  private static String lines(String opening, List<Citation> citations) {
    return citations.stream()
        .map(RecallAnswer::line)
        .collect(Collectors.joining("\n\n", opening + "\n\n", ""));
  }

  static String withoutMemory() {
    return "What you said is stored, but the memory cannot be searched at present.";
  }

  private static String line(Citation citation) {
    String speaker = citation.speaker() == null ? "Somebody" : citation.speaker();
    String when = citation.created() == null ? "" : ", " + DAY.format(citation.created());
    String where = citation.wasSaid() ? ", turn " + (citation.turn() + 1) : "";
    String origin = citation.origin().isOwnWord() ? "" : ", " + citation.origin().words();
    return "“%s” (%s%s%s%s)".formatted(shortened(citation.quote()), speaker, when, where, origin);
  }

  private static String shortened(String quote) {
    String line = quote.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 1) + "…";
  }
}
