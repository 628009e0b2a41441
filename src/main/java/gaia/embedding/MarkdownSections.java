package gaia.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads markdown as sections under headings, each a list of blocks parted by blank lines. */
final class MarkdownSections {

  private static final Pattern HEADING =
      Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*[ \\t]*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");

  /** What stands between two headings. A heading with nothing below it is its own text. */
  record Section(List<String> headings, List<String> blocks) {}

  private final List<Section> sections = new ArrayList<>();
  private final TreeMap<Integer, String> path = new TreeMap<>();
  private List<String> blocks = new ArrayList<>();
  private StringBuilder block = new StringBuilder();
  private boolean fenced;
  private boolean leaf;

  private MarkdownSections() {}

  static List<Section> of(String markdown) {
    MarkdownSections reading = new MarkdownSections();
    markdown.lines().forEach(reading::line);
    reading.endSection();
    return reading.sections;
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    if (FENCE.matcher(line).matches()) {
      fenced = !fenced;
      append(line);
    } else if (!fenced && heading.matches() && !heading.group(2).isBlank()) {
      open(heading.group(1).length(), heading.group(2));
    } else if (!fenced && line.isBlank()) {
      endBlock();
    } else {
      append(line);
    }
  }

  private void open(int level, String title) {
    if (leaf && blocks.isEmpty() && block.isEmpty() && path.lastKey() < level) {
      leaf = false;
    }
    endSection();
    path.tailMap(level, true).clear();
    path.put(level, title);
    leaf = true;
  }

  private void append(String line) {
    block.append(block.isEmpty() ? "" : "\n").append(line.stripTrailing());
  }

  private void endBlock() {
    if (!block.toString().isBlank()) {
      blocks.add(block.toString().strip());
    }
    block = new StringBuilder();
  }

  private void endSection() {
    endBlock();
    List<String> headings = new ArrayList<>(path.values());
    if (!blocks.isEmpty()) {
      sections.add(new Section(headings, blocks));
    } else if (leaf) {
      String title = headings.remove(headings.size() - 1);
      sections.add(new Section(headings, List.of(title)));
    }
    blocks = new ArrayList<>();
    leaf = false;
  }
}
