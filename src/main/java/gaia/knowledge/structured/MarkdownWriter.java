package gaia.knowledge.structured;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the markdown of a structured archive. The same document gives the same text, byte for
 * byte. Values of the front matter are JSON strings, which are YAML as well.
 */
final class MarkdownWriter {
  private final StringBuilder out = new StringBuilder();

  private MarkdownWriter() {}

  static String write(StructuredDocument document) {
    String head = new MarkdownWriter().head(document.head());
    String body = new MarkdownWriter().body(document);
    String checksum = Checksum.of("---\n" + head + "---\n" + body);
    return "---\n" + head + Checksum.KEY + ": \"" + checksum + "\"\n---\n" + body;
  }

  private String head(FrontMatter head) {
    field("format", FrontMatter.FORMAT);
    field("archive_id", head.archiveId());
    field("title", head.title());
    field("campaign", head.campaign());
    field("created", text(head.created()));
    field("processed", text(head.processed()));
    field("extractor", head.extractor());
    field("model", head.model());
    field("prompt_version", head.promptVersion());
    list("participants", head.participants());
    list("keywords", head.keywords());
    return out.toString();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private void field(String key, @Nullable String value) {
    out.append(key).append(": ").append(value == null ? "null" : quoted(value)).append('\n');
  }

  private void list(String key, List<String> values) {
    out.append(key).append(": [");
    out.append(String.join(", ", values.stream().map(MarkdownWriter::quoted).toList()));
    out.append("]\n");
  }

  private static String quoted(String value) {
    try {
      return Json.mapper().writeValueAsString(PlainText.oneLine(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a string can always be written", e);
    }
  }

  private String body(StructuredDocument document) {
    out.append("\n# ").append(MarkdownEscape.escape(document.title())).append('\n');
    for (StructuredSection section : document.sections()) {
      out.append("\n## ").append(MarkdownEscape.escape(section.heading())).append("\n\n");
      section.items().forEach(this::item);
    }
    if (!document.footnotes().isEmpty()) {
      out.append('\n');
    }
    for (Footnote note : document.footnotes()) {
      out.append("[^t").append(note.turn()).append("]: ");
      out.append(MarkdownEscape.escape(note.text())).append('\n');
    }
    return out.toString();
  }

  private void item(StructuredItem item) {
    out.append("- ").append(MarkdownEscape.escape(item.statement()));
    item.turns().forEach(turn -> out.append(" [^t").append(turn).append(']'));
    out.append('\n');
  }
}
