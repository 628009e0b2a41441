package gaia.knowledge.structured;

import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the footnote links of a rendered structured archive into links to the turns beside it.
 * Works on sanitised HTML alone, where text holds no quotation marks and no brackets.
 */
final class TurnLinks {

  private static final Pattern REFERENCE =
      Pattern.compile("<a href=\"#md-fn-t([0-9]{1,9})\"([^<>]*)>[^<>]*</a>");

  private TurnLinks() {}

  /**
   * The link shows the number of the turn, counted from 1.
   *
   * @param address of a turn, by its index from 0
   */
  static String lead(String html, IntFunction<String> address) {
    Matcher reference = REFERENCE.matcher(html);
    return reference.replaceAll(
        found ->
            "<a href=\"%s\"%s>%d</a>"
                .formatted(
                    Matcher.quoteReplacement(address.apply(Integer.parseInt(found.group(1)))),
                    Matcher.quoteReplacement(found.group(2)),
                    Integer.parseInt(found.group(1)) + 1));
  }
}
