package gaia.knowledge.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a structured archive, also one that a person has changed: bullets may use other marks and
 * run over several lines, and paragraphs count as items that cite nothing. Never fails.
 */
final class MarkdownReader {
  private static final Pattern NOTE = Pattern.compile("\\[\\^t(\\d{1,7})]:\\s?(.*)");
  private static final Pattern LINK = Pattern.compile("\\s?\\[\\^t(\\d{1,7})]");

  private final List<StructuredSection> sections = new ArrayList<>();
  private final List<Footnote> footnotes = new ArrayList<>();
  private final List<StructuredItem> items = new ArrayList<>();
  private final StringBuilder item = new StringBuilder();
  private String heading = "";
  private String title = "";

  private MarkdownReader() {}

  static StructuredDocument read(String file) {
    List<String> lines = file.lines().toList();
    int bodyStart = bodyStart(lines);
    List<String> head = bodyStart == 0 ? List.of() : lines.subList(1, bodyStart - 1);
    MarkdownReader reader = new MarkdownReader();
    lines.subList(bodyStart, lines.size()).forEach(reader::line);
    reader.endSection();
    return new StructuredDocument(
        FrontMatterReader.read(head), reader.title, reader.sections, reader.footnotes);
  }

  /** Index of the first line behind the front matter, 0 when there is none. */
  private static int bodyStart(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("---")) {
        return i + 1;
      }
    }
    return 0;
  }

  private void line(String line) {
    Matcher note = NOTE.matcher(line);
    if (line.startsWith("# ")) {
      endItem();
      title = MarkdownEscape.unescape(line.substring(2).strip());
    } else if (line.startsWith("## ")) {
      endSection();
      heading = MarkdownEscape.unescape(line.substring(3).strip());
    } else if (note.matches()) {
      endItem();
      int turn = Integer.parseInt(note.group(1));
      footnotes.add(new Footnote(turn, MarkdownEscape.unescape(note.group(2))));
    } else if (line.isBlank()) {
      endItem();
    } else {
      text(line.strip());
    }
  }

  private void text(String line) {
    boolean bullet = line.startsWith("- ") || line.startsWith("* ") || line.startsWith("+ ");
    if (bullet) {
      endItem();
    }
    item.append(item.isEmpty() ? "" : " ").append(bullet ? line.substring(2).strip() : line);
  }

  private void endItem() {
    if (item.isEmpty()) {
      return;
    }
    String text = item.toString();
    item.setLength(0);
    List<Integer> turns = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    StringBuilder statement = new StringBuilder();
    int copied = 0;
    while (link.find()) {
      if (!isEscaped(text, link.end() - link.group().strip().length())) {
        turns.add(Integer.valueOf(link.group(1)));
        statement.append(text, copied, link.start());
        copied = link.end();
      }
    }
    statement.append(text.substring(copied));
    items.add(new StructuredItem(MarkdownEscape.unescape(statement.toString()).strip(), turns));
  }

  private static boolean isEscaped(String text, int at) {
    int slashes = 0;
    while (at - slashes > 0 && text.charAt(at - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private void endSection() {
    endItem();
    if (!items.isEmpty()) {
      sections.add(new StructuredSection(heading, items));
    }
    items.clear();
  }
}
