package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

class MarkdownRoundTripTest {
  private static final String TRICKS =
      "# @@- @@> @@1. @@12) @@```@@~~~@@---@@***@@[^t3]@@[a](b)@@![x](y)@@<script>@@<!--@@&amp;"
          + "@@&#35;@@`@@**@@__@@\\@@\\[@@| a |@@===@@: @@[^t1]: @@http://x.y/@@<a@b.c>@@~@@D&D@@C#"
          + "@@{@@}@@'@@\"@@…@@+ @@*";

  @Property(tries = 500)
  void what_is_written_is_read_again(@ForAll("documents") StructuredDocument document) {
    assertThat(MarkdownReader.read(MarkdownWriter.write(document))).isEqualTo(document);
  }

  @Property(tries = 500)
  void text_never_becomes_structure(@ForAll("documents") StructuredDocument document) {
    Node root =
        Parser.builder()
            .extensions(List.of(FootnotesExtension.create(), YamlFrontMatterExtension.create()))
            .build()
            .parse(MarkdownWriter.write(document));
    Shape shape = new Shape();
    root.accept(shape);

    List<StructuredItem> items =
        document.sections().stream().flatMap(section -> section.items().stream()).toList();
    assertThat(shape.foreign).isEmpty();
    assertThat(shape.headings).isEqualTo(1 + document.sections().size());
    assertThat(shape.items).isEqualTo(items.size());
    assertThat(shape.notes).isEqualTo(document.footnotes().size());
    assertThat(items)
        .allSatisfy(item -> assertThat(shape.text.toString()).contains(item.statement()));
  }

  @Property(tries = 200)
  void a_file_as_written_fits_its_checksum(@ForAll("documents") StructuredDocument document) {
    assertThat(Checksum.fits(MarkdownWriter.write(document))).isTrue();
  }

  @Property(tries = 300)
  void any_text_can_be_read(@ForAll("noise") String text) {
    StructuredDocument document = MarkdownReader.read(text);

    assertThat(Passages.of(document)).allSatisfy(passage -> assertThat(passage).isNotBlank());
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.frequencyOf(
            Tuple.of(
                3, Arbitraries.of("---\n", "# ", "## ", "- ", "[^t1]", "[^t1]: ", "\n", "a: [")),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(10)))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  /** Lines as this room makes them, full of what means something in markdown. */
  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> trick = Arbitraries.of(TRICKS.split("@@"));
    Arbitrary<String> part = Arbitraries.oneOf(trick, Arbitraries.strings().ofMaxLength(12));
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> PlainText.oneLine(String.join("", parts)))
        .filter(line -> !line.isBlank());
  }

  @Provide
  Arbitrary<StructuredDocument> documents() {
    Arbitrary<StructuredItem> items =
        Combinators.combine(
                lines(), Arbitraries.integers().between(0, 9).list().uniqueElements().ofMaxSize(3))
            .as(StructuredItem::new);
    Arbitrary<List<List<StructuredItem>>> sections =
        items.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(3);
    Arbitrary<List<String>> names = lines().list().ofMaxSize(3);
    return Combinators.combine(lines(), sections, lines(), names)
        .as(MarkdownRoundTripTest::document);
  }

  private static StructuredDocument document(
      String title, List<List<StructuredItem>> sections, String note, List<String> names) {
    Instant time = Instant.parse("2026-10-31T19:00:00Z");
    FrontMatter head =
        new FrontMatter("a1", title, note, time, time, "rules", null, null, names, names);
    List<StructuredSection> made = new ArrayList<>();
    TreeMap<Integer, Footnote> notes = new TreeMap<>();
    for (List<StructuredItem> items : sections) {
      made.add(new StructuredSection("Key facts", items));
      items.forEach(i -> i.turns().forEach(turn -> notes.put(turn, new Footnote(turn, note))));
    }
    return new StructuredDocument(head, title, made, List.copyOf(notes.values()));
  }

  /** Counts what a document consists of, and names what it should not consist of. */
  private static final class Shape extends AbstractVisitor {
    final List<String> foreign = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    int headings;
    int items;
    int notes;

    @Override
    protected void visitChildren(Node parent) {
      Node child = parent.getFirstChild();
      while (child != null) {
        check(child);
        child.accept(this);
        child = child.getNext();
      }
    }

    private void check(Node node) {
      boolean known =
          node instanceof Heading
              || node instanceof Paragraph
              || node instanceof BulletList
              || node instanceof ListItem
              || node instanceof Text
              || node instanceof FootnoteDefinition
              || node instanceof FootnoteReference
              || node.getClass().getSimpleName().startsWith("YamlFrontMatter");
      if (!known) {
        foreign.add(node.toString());
      }
      headings += node instanceof Heading ? 1 : 0;
      items += node instanceof ListItem ? 1 : 0;
      notes += node instanceof FootnoteDefinition ? 1 : 0;
    }

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(CustomBlock block) {
      visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
      visitChildren(node);
    }
  }
}
