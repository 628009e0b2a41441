package gaia.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.tika.exception.WriteLimitReachedException;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects XHTML as markdown: headings, paragraphs, lists and tables; emphasis is left out. */
final class MarkdownText extends DefaultHandler {

  private final int most;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Deque<String> lists = new ArrayDeque<>();
  private String prefix = "";
  private int silent;
  private boolean row;

  /**
   * @param most characters; more end the parsing
   */
  MarkdownText(int most) {
    this.most = most;
  }

  String markdown() {
    endLine(true);
    return text.toString().strip() + "\n";
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    String name = local.toLowerCase(Locale.ROOT);
    switch (name) {
      case "head", "script", "style" -> silent++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        endLine(true);
        prefix = "#".repeat(name.charAt(1) - '0') + " ";
      }
      case "ul", "ol" -> {
        endLine(false);
        lists.push(name);
      }
      case "li" -> {
        endLine(false);
        prefix = "  ".repeat(Math.max(0, lists.size() - 1)) + "- ";
      }
      case "p", "div", "pre", "table" -> endLine(!row);
      case "tr" -> {
        endLine(false);
        row = true;
      }
      case "td", "th" -> line.append(line.isEmpty() ? "| " : "");
      case "br" -> line.append(row ? ' ' : '\n');
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    String name = local.toLowerCase(Locale.ROOT);
    switch (name) {
      case "head", "script", "style" -> silent--;
      case "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "div" -> endLine(!row);
      case "p" -> endLine(!row && lists.isEmpty());
      case "li" -> endLine(false);
      case "ul", "ol" -> {
        endLine(true);
        lists.poll();
      }
      case "td", "th" -> line.append(" | ");
      case "tr" -> {
        row = false;
        endLine(false);
      }
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length)
      throws WriteLimitReachedException {
    if (silent > 0) {
      return;
    }
    if (text.length() + line.length() + length > most) {
      throw new WriteLimitReachedException(most);
    }
    for (int i = start; i < start + length; i++) {
      line.append(characters[i] == '\0' ? ' ' : characters[i]);
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) {
    if (!line.isEmpty() && !row) {
      line.append(' ');
    }
  }

  /** Ends a line; a blank one after it, if wanted, parts blocks. */
  private void endLine(boolean block) {
    if (row) {
      line.append(' ');
      return;
    }
    String content = prefix.startsWith("#") ? line.toString().replaceAll("\\s+", " ") : tidy();
    if (!content.isBlank()) {
      text.append(prefix).append(content.strip()).append('\n');
    }
    if (block && !text.isEmpty() && !endsWithBlankLine()) {
      text.append('\n');
    }
    if (!content.isBlank() || block) {
      prefix = "";
    }
    line.setLength(0);
  }

  private String tidy() {
    return line.toString().replaceAll("[ \\t\\x0B\\f\\r]+", " ").replaceAll(" ?\\n ?", "\n");
  }

  private boolean endsWithBlankLine() {
    return text.length() >= 2 && text.charAt(text.length() - 2) == '\n';
  }
}
