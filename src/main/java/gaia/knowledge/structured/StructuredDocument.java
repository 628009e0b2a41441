package gaia.knowledge.structured;

import java.util.List;

/** The content of a structured archive, without its markdown. */
record StructuredDocument(
    FrontMatter head, String title, List<StructuredSection> sections, List<Footnote> footnotes) {
  StructuredDocument {
    sections = List.copyOf(sections);
    footnotes = List.copyOf(footnotes);
  }
}
