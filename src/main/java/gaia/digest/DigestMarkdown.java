package gaia.digest;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Recaps and journals as markdown; no text in them can become structure. */
final class DigestMarkdown {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private DigestMarkdown() {}

  static String journal(String campaign, List<Recap> sessions) {
    StringBuilder text = new StringBuilder("# " + plain(campaign) + "\n");
    sessions.forEach(session -> text.append('\n').append(recap(session, "##")));
    return text.toString();
  }

  static String recap(Recap recap) {
    return recap(recap, "#");
  }

  private static String recap(Recap recap, String level) {
    StringBuilder text = new StringBuilder();
    text.append(level).append(' ').append(plain(recap.title())).append("\n\n");
    text.append(DAY.format(recap.began()));
    if (!recap.participants().isEmpty()) {
      text.append(", with ")
          .append(
              String.join(", ", recap.participants().stream().map(DigestMarkdown::plain).toList()));
    }
    text.append("\n");
    section(text, level, "What happened", recap.summary());
    section(text, level, "Facts and events", recap.events());
    section(text, level, "Decisions", recap.decisions());
    section(text, level, "Open questions", recap.openQuestions());
    section(text, level, "To do", recap.actionItems());
    section(text, level, "Who and what", recap.cast());
    return text.toString();
  }

  private static void section(StringBuilder text, String level, String heading, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append('\n').append(level).append("# ").append(heading).append("\n\n");
    for (Line line : lines) {
      text.append("- ")
          .append(plain(line.statement()))
          .append(" (turn ")
          .append(line.turn() + 1)
          .append(")\n");
    }
  }

  /** One line, with every character escaped that markdown could take for its own. */
  static String plain(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~-])", "\\\\$1");
  }
}
