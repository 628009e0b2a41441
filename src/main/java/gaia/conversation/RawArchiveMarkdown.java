package gaia.conversation;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A raw archive for people. What somebody said stands in a block quote, every line of it, and HTML
 * in it is disarmed; so a line outside of a quote is always ours.
 */
final class RawArchiveMarkdown {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]>#|~]");

  private RawArchiveMarkdown() {}

  static String of(RawArchive archive) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(inline(archive.title())).append("\n\n");
    item(page, "Begun", TIME.format(archive.created()));
    item(page, "Archived", TIME.format(archive.archived()));
    item(page, "Campaign", inline(archive.campaign()));
    item(page, "Archive", archive.id());
    item(
        page,
        "Keywords",
        archive.keywords().stream()
            .map(RawArchiveMarkdown::inline)
            .collect(Collectors.joining(", ")));
    if (!archive.summary().isBlank()) {
      page.append("\n## Summary\n\n").append(inline(archive.summary())).append('\n');
    }
    page.append("\n## Conversation\n");
    archive.turns().forEach(turn -> turn(page, turn));
    return CleanText.encodable(page.toString());
  }

  private static void item(StringBuilder page, String name, String value) {
    if (!value.isEmpty()) {
      page.append("- ").append(name).append(": ").append(value).append('\n');
    }
  }

  private static void turn(StringBuilder page, Turn turn) {
    page.append("\n**").append(inline(turn.speakerName())).append("** (");
    page.append(TIME.format(turn.created())).append(")");
    page.append(turn.recalled() ? " (from memory)\n\n" : "\n\n");
    for (String line : LINE_END.split(turn.content(), -1)) {
      page.append(line.isBlank() ? ">" : "> " + disarmed(line)).append('\n');
    }
  }

  /** An entity, because a backslash in front would only escape the one of the text. */
  private static String disarmed(String line) {
    return TAG.matcher(line).replaceAll("&lt;");
  }

  /** Text on one line that shows as it is. */
  private static String inline(String text) {
    String line = CleanText.line(text, ContentLimits.CONTENT);
    return disarmed(SIGNS.matcher(line).replaceAll("\\\\$0"));
  }
}
