package gaia.knowledge.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks for advice in a conflict, and decides what of an answer is advice. Only an answer in the
 * form asked for, whose quote stands in one of the two sides and whose reason is a plain sentence,
 * is any. Pure functions.
 */
final class AdviceReader {

  private static final int LONGEST_QUOTE = 300;
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 300;

  /** Of one side; one that is told again and again gains nothing by all of it. */
  private static final int MOST_SOURCES = 8;

  /** Markup, addresses and thoughts have no place in a plain sentence. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[<>{}`\\p{Cntrl}]|https?:|www\\.|\\w@\\w", Pattern.CASE_INSENSITIVE);

  private AdviceReader() {}

  /**
   * What was advised.
   *
   * @param reason for people
   */
  record Advised(Corrections.Choice choice, String quote, String reason) {}

  /** Both sides as data that cannot end the block they stand in. */
  static String sides(Conflicts.Conflict conflict) {
    return "<sides>\n" + side("A", conflict.a()) + side("B", conflict.b()) + "</sides>";
  }

  private static String side(String letter, Conflicts.Side side) {
    StringBuilder text = new StringBuilder(letter + ": " + plain(side.fact().statement()) + "\n");
    shown(side)
        .forEach(
            source ->
                text.append(
                    "- \"%s\" (%s, %s)\n"
                        .formatted(
                            plain(source.quote()),
                            plain(source.speaker()),
                            source.said().toString().substring(0, 10))));
    return text.toString();
  }

  private static Stream<Source> shown(Conflicts.Side side) {
    return side.sources().stream().limit(MOST_SOURCES);
  }

  private static String plain(String text) {
    return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ").replace("</", "‹/");
  }

  /** Nothing where the model is unsure, or its answer is none. */
  static Optional<Advised> read(String answer, Conflicts.Conflict conflict) {
    JsonNode given;
    try {
      given = Json.mapper().readTree(answer);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    String quote = given.path("quote").asText("").strip();
    String reason = given.path("reason").asText("").strip().replaceAll("\\s+", " ");
    return choice(given.path("advice"))
        .filter(choice -> isSaid(quote, conflict) && isPlain(reason))
        .map(choice -> new Advised(choice, quote, reason));
  }

  private static Optional<Corrections.Choice> choice(JsonNode named) {
    return Arrays.stream(Corrections.Choice.values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(named.asText("")))
        .findFirst();
  }

  private static boolean isSaid(String quote, Conflicts.Conflict conflict) {
    return quote.length() > 1
        && quote.length() <= LONGEST_QUOTE
        && Stream.of(conflict.a(), conflict.b())
            .flatMap(AdviceReader::shown)
            .anyMatch(source -> plain(source.quote()).contains(quote));
  }

  private static boolean isPlain(String reason) {
    return reason.length() >= SHORTEST_REASON
        && reason.length() <= LONGEST_REASON
        && !NOT_PLAIN.matcher(reason).find();
  }
}
