package gaia.knowledge.extraction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of a model's entries. An entry whose quote does not stand in its turn is dropped, and
 * so is what an assistant said about the world. A statement that the turns do not bear out is
 * replaced by the quote itself, so that whatever is kept was said.
 */
final class EntryReader {

  private final Part part;

  EntryReader(Part part) {
    this.part = part;
  }

  Optional<Found> read(ExtractionJob job, Entry entry) {
    Optional<Quoted> quoted =
        part.quoted(entry.turn("turn"), entry.quote("quote")).filter(q -> q.turn().human());
    return quoted.flatMap(
        quote ->
            switch (job) {
              case FACTS -> statement(Section.KEY_FACTS, entry, quote);
              case DECISIONS -> statement(Section.DECISIONS, entry, quote);
              case EVENTS -> statement(Section.EVENTS, entry, quote);
              case ACTIONS -> action(entry, quote);
              case QUESTIONS -> question(entry, quote);
              case NAMES -> name(entry, quote);
            });
  }

  private Optional<Found> statement(Section section, Entry entry, Quoted quote) {
    Modality modality = quote.modality(entry.modality());
    if (modality == Modality.ASKED) {
      return Optional.empty();
    }
    LocalDate date = date(entry, quote);
    Claim claim =
        claim(entry.text("subject"), entry.text("predicate"), entry.text("object"), quote);
    return Optional.of(found(section, worded(entry, quote, date), quote, modality, claim, date));
  }

  private Optional<Found> action(Entry entry, Quoted quote) {
    if (quote.modality(Modality.PLANNED) == Modality.ASKED) {
      return Optional.empty();
    }
    LocalDate date = date(entry, quote);
    Modality modality = quote.modality(Modality.PLANNED);
    Claim claim = claim(entry.text("who"), "will do", entry.text("what"), quote);
    String statement = worded(entry, quote, date);
    return Optional.of(found(Section.ACTION_ITEMS, statement, quote, modality, claim, date));
  }

  private static Found found(
      Section section,
      String statement,
      Quoted quote,
      Modality modality,
      @Nullable Claim claim,
      @Nullable LocalDate date) {
    Item item = new Item(statement, List.of(quote.evidence()), modality, claim, date);
    return new Found(section, item, statement.toLowerCase(Locale.ROOT));
  }

  /** The model's words where the turns bear them out, and the quote otherwise. */
  private String worded(Entry entry, Quoted quote, @Nullable LocalDate date) {
    String statement = entry.text("statement");
    Vocabulary words = part.around(quote);
    if (date != null) {
      words.add(NamedDay.spoken(date));
    }
    return isBorneOut(statement, quote, words) ? statement : quote.retold();
  }

  private boolean isBorneOut(String statement, Quoted quote, Vocabulary words) {
    return !statement.isEmpty()
        && words.supports(statement)
        && Quoted.denies(statement) == quote.isDenied()
        && (quote.tellsPast() || !Quoted.tellsPast(statement))
        && part.namesOnly(statement, quote);
  }

  /** Null where the model gave none, or one that the turns do not bear out. */
  private @Nullable Claim claim(String subject, String predicate, String object, Quoted quote) {
    if (Stream.of(subject, predicate, object).anyMatch(String::isBlank)) {
      return null;
    }
    Vocabulary words = part.around(quote);
    boolean said = words.supports(subject) && words.supports(object);
    String whole = subject + " " + predicate + " " + object;
    boolean sameSense =
        Quoted.denies(whole) == quote.isDenied() && (quote.tellsPast() || !Quoted.tellsPast(whole));
    return said && sameSense && part.namesOnly(whole, quote)
        ? new Claim(subject, predicate, object)
        : null;
  }

  /** Relative days count from the day of the turn; words that were not said name none. */
  private static @Nullable LocalDate date(Entry entry, Quoted quote) {
    String words = entry.text("when");
    return quote.turn().says(words) ? NamedDay.in(words, quote.turn().day()).orElse(null) : null;
  }

  /** Made of quotes alone: a paraphrase of a question asks something else too easily. */
  private Optional<Found> question(Entry entry, Quoted question) {
    if (!question.isQuestion() && !question.isDeclaredOpen()) {
      return Optional.empty();
    }
    String key = question.evidence().turn() + " " + question.evidence().quote();
    Optional<Quoted> answer =
        part.quoted(entry.turn("answer_turn"), entry.quote("answer_quote"))
            .filter(reply -> answers(reply, question));
    if (answer.isEmpty()) {
      Item item =
          new Item(question.retold(), List.of(question.evidence()), Modality.ASKED, null, null);
      return Optional.of(new Found(Section.OPEN_QUESTIONS, item, key));
    }
    Quoted reply = answer.get();
    Item item =
        new Item(
            question.retold() + " — " + reply.retold(),
            List.of(question.evidence(), reply.evidence()),
            reply.modality(Modality.STATED),
            null,
            null);
    return Optional.of(new Found(Section.QUESTIONS_ANSWERED, item, key));
  }

  private static boolean answers(Quoted reply, Quoted question) {
    return reply.turn().index() >= question.turn().index()
        && !reply.isQuestion()
        && !reply.evidence().equals(question.evidence());
  }

  /** Somebody who speaks is no name that was spoken of. */
  private Optional<Found> name(Entry entry, Quoted quote) {
    String name = entry.text("name");
    Optional<Section> section = section(entry.text("kind"));
    boolean named = isName(name) && new FoldedText(quote.evidence().quote()).holds(name);
    if (!named || section.isEmpty() || part.isSpeaker(name)) {
      return Optional.empty();
    }
    String description = entry.text("description");
    boolean described =
        quote.modality(Modality.STATED) == Modality.STATED
            && isBorneOut(description, quote, part.around(quote));
    String statement = name + (described ? ": " + description : ". " + quote.retold());
    Claim claim = described ? new Claim(name, "is", description) : null;
    Modality modality = quote.modality(Modality.STATED);
    Item item = new Item(statement, List.of(quote.evidence()), modality, claim, null);
    return Optional.of(new Found(section.get(), item, FoldedText.folded(name)));
  }

  private static boolean isName(String name) {
    return name.length() > 1 && name.codePoints().anyMatch(Character::isLetter);
  }

  private static Optional<Section> section(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "person" -> Optional.of(Section.PEOPLE);
      case "place" -> Optional.of(Section.PLACES);
      case "thing" -> Optional.of(Section.THINGS);
      default -> Optional.empty();
    };
  }
}
