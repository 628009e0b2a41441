package gaia.knowledge.structured;

import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Modality;
import gaia.knowledge.extraction.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a document of a transcript and what was extracted from it. */
final class DocumentBuilder {
  /** Longer turns are quoted in part: the words that the items rest on. */
  private static final int LONGEST_NOTE = 600;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DocumentBuilder() {}

  static StructuredDocument build(Transcript transcript, Extraction found, Instant processed) {
    FrontMatter head =
        new FrontMatter(
            transcript.archiveId(),
            PlainText.oneLine(transcript.title()),
            PlainText.oneLine(transcript.campaign()),
            transcript.created(),
            processed,
            found.origin().extractor(),
            found.origin().model(),
            found.origin().promptVersion(),
            found.participants().stream().map(PlainText::oneLine).toList(),
            found.keywords().stream().map(PlainText::oneLine).toList());
    List<StructuredSection> sections = new ArrayList<>();
    found.items().forEach((kind, items) -> sections.add(section(kind, items)));
    if (!found.complete()) {
      sections.add(remarks(found.remarks()));
    }
    String title = PlainText.oneLine(transcript.title());
    return new StructuredDocument(
        head, title.isEmpty() ? "Conversation" : title, sections, notes(transcript, found));
  }

  private static StructuredSection section(Section kind, List<Item> items) {
    return new StructuredSection(
        kind.heading(), items.stream().map(item -> item(kind, item)).toList());
  }

  private static StructuredItem item(Section kind, Item item) {
    TreeSet<Integer> turns = new TreeSet<>();
    item.evidence().forEach(evidence -> turns.add(evidence.turn()));
    String statement = item.statement() + day(item) + mark(kind, item.modality());
    return new StructuredItem(PlainText.oneLine(statement), List.copyOf(turns));
  }

  private static String day(Item item) {
    LocalDate date = item.date();
    return date == null || item.statement().contains(date.toString()) ? "" : " [" + date + "]";
  }

  /** Tells what is not so, or not yet; nothing where the section says it already. */
  private static String mark(Section kind, Modality modality) {
    if (modality == kind.modality()) {
      return "";
    }
    return switch (modality) {
      case STATED, ASKED -> "";
      case PLANNED -> " (planned)";
      case HYPOTHETICAL -> " (only supposed)";
    };
  }

  private static StructuredSection remarks(List<String> remarks) {
    return new StructuredSection(
        "Remarks",
        remarks.stream()
            .map(remark -> new StructuredItem(PlainText.oneLine(remark), List.of()))
            .toList());
  }

  private static List<Footnote> notes(Transcript transcript, Extraction found) {
    TreeMap<Integer, TreeSet<String>> quotes = new TreeMap<>();
    for (List<Item> items : found.items().values()) {
      for (Item item : items) {
        for (Evidence evidence : item.evidence()) {
          quotes.computeIfAbsent(evidence.turn(), any -> new TreeSet<>()).add(evidence.quote());
        }
      }
    }
    return transcript.turns().stream()
        .filter(turn -> quotes.containsKey(turn.index()))
        .map(turn -> note(turn, quotes.getOrDefault(turn.index(), new TreeSet<>())))
        .toList();
  }

  private static Footnote note(Turn turn, TreeSet<String> quotes) {
    String content =
        turn.content().length() <= LONGEST_NOTE
            ? turn.content()
            : "… " + String.join(" … ", inOrder(turn.content(), quotes)) + " …";
    String who = turn.speakerName() + ", " + TIME.format(turn.created()) + " UTC: ";
    return new Footnote(turn.index(), PlainText.oneLine(who + content));
  }

  private static List<String> inOrder(String content, TreeSet<String> quotes) {
    return quotes.stream().sorted((a, b) -> content.indexOf(a) - content.indexOf(b)).toList();
  }
}
