package gaia.knowledge.facts;

import gaia.conversation.Turn;
import gaia.knowledge.extraction.Statements.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one sentence states, by its form alone. English only; what it cannot read it leaves.
 */
final class SentenceReader {
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:(?:(?i:well|so|yeah|yes|yep|oh|okay|ok|hey|hi|hello|actually|honestly|anyway|and|but|also|by"
              + " the way|btw|you know|guess"
              + " what|update|news|fyi|correction|no|sorry|listen|look|(?:great|good|bad|big)"
              + " news|remember|note|then|today|yesterday|finally|recently|now|these"
              + " days|currently|meanwhile|last (?:night|week|month|year"
              + "|\\p{L}+day)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d+)"
              + " (?:days?|weeks?|months?|years?) ago|(?:in|on|since|last) (?:early |late |the"
              + " (?:spring|summer|autumn|fall|winter)(?: of)? ?)?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of"
              + " )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)?(?:"
              + " ?\\d{1,2}(?:st|nd|rd|th)?)?(?:,? ?\\d{4}(?:-\\d\\d){0,2})?|as of"
              + " (?:now|today))[,:!.…]?\\s+))+");
  private static final Pattern HEARSAY =
      Pattern.compile(
          "^(?:(?:I (?:heard|hear|was told|read)|[Tt]hey say|[Pp]eople say|[Rr]umou?r has it"
              + "|\\p{Lu}\\p{L}+ (?:said|says|told me|told us|mentioned))(?: that)?) ");
  private static final Pattern DOUBT =
      Pattern.compile(
          "^(?:I (?:think|believe|guess|suppose|assume)(?: that)?|[Mm]aybe|[Pp]erhaps"
              + "|[Pp]robably|[Aa]pparently|[Pp]ossibly),? ");
  private static final Pattern SAID_DOUBT =
      Pattern.compile("\\b(?:probably|perhaps|maybe|apparently|possibly)\\b");
  private static final Pattern CLAUSES =
      Pattern.compile(
          "; |, and (?=I |\\p{Lu})| and (?=I )|, but (?=I |\\p{Lu})| but (?=I )|, so (?=I )");
  private static final Pattern SINCE =
      Pattern.compile("\\b(?:since|as of|starting|from now)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_YEAR = Pattern.compile("\\bin (\\d{4})\\b");
  private static final Pattern NOW =
      Pattern.compile(
          "\\b(?:now|nowadays|these days|no longer|anymore|actually|correction)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOT_A_NAME =
      Set.of(
          "it",
          "he",
          "she",
          "they",
          "we",
          "you",
          "this",
          "that",
          "there",
          "here",
          "everyone",
          "everybody",
          "nobody",
          "someone",
          "somebody",
          "who",
          "what",
          "which",
          "everything",
          "nothing",
          "something",
          "one",
          "these",
          "those",
          "where",
          "when",
          "how",
          "why",
          "if",
          "my",
          "your",
          "his",
          "her",
          "their",
          "our",
          "its",
          "no",
          "not",
          "the",
          "so",
          "and");

  private final ZoneId zone;

  SentenceReader(ZoneId zone) {
    this.zone = zone;
  }

  /** What the sentence states; empty when it has no form that is known. */
  List<Claim> read(String archiveId, Statement statement) {
    List<Claim> found = new ArrayList<>();
    Modality modality = Modality.STATED;
    String text = expanded(statement.text().replaceAll("[.!…]+$", ""));
    Matcher hearsay = HEARSAY.matcher(text);
    Matcher doubt = DOUBT.matcher(text);
    if (hearsay.find()) {
      modality = Modality.REPORTED;
      text = text.substring(hearsay.end());
    } else if (doubt.find()) {
      modality = Modality.POSSIBLE;
      text = text.substring(doubt.end());
    } else if (SAID_DOUBT.matcher(text).find()) {
      modality = Modality.POSSIBLE;
    } else if (statement.guessed()) {
      return found;
    }
    for (String clause : CLAUSES.split(text)) {
      found.addAll(clause(new Said(archiveId, statement, text), clause.strip(), modality));
    }
    return found;
  }

  private record Said(String archiveId, Statement statement, String text) {
    Turn turn() {
      return statement.turn();
    }
  }

  private List<Claim> clause(Said said, String clause, Modality modality) {
    String open = opened(clause);
    for (SentencePattern form : SentencePattern.ALL) {
      Matcher match = form.match(open);
      if (match.matches()) {
        List<Claim> claims = claims(said, form, match, modality);
        if (!claims.isEmpty()) {
          return claims;
        }
      }
    }
    return List.of();
  }

  private static String opened(String clause) {
    Matcher opening = OPENING.matcher(clause);
    return opening.find() ? clause.substring(opening.end()) : clause;
  }

  private List<Claim> claims(Said said, SentencePattern form, Matcher match, Modality modality) {
    Optional<String> left = name(match.group("s"), said.turn());
    Optional<String> right =
        SaidObject.of(match.group("o")).flatMap(object -> object(object, form, said.turn()));
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    String subject = form.swapped() ? right.get() : left.get();
    String object = form.swapped() ? left.get() : right.get();
    List<Claim> found = new ArrayList<>();
    former(match)
        .flatMap(SaidObject::of)
        .flatMap(old -> object(old, form, said.turn()))
        .filter(old -> !NameKey.of(old).equals(NameKey.of(object)))
        .ifPresent(
            old -> found.add(claim(said, form, subject, old, new When(Phase.ENDS, modality))));
    Phase phase =
        form.phase() == Phase.HOLDS && NOW.matcher(said.text()).find()
            ? Phase.BEGINS
            : form.phase();
    found.add(claim(said, form, subject, object, new When(phase, modality)));
    return found;
  }

  private record When(Phase phase, Modality modality) {}

  private static Optional<String> former(Matcher match) {
    try {
      return Optional.ofNullable(match.group("x"));
    } catch (IllegalArgumentException e) {
      // This form has no such part.
      return Optional.empty();
    }
  }

  private Claim claim(Said said, SentencePattern form, String subject, String object, When when) {
    Turn turn = said.turn();
    LocalDate told = LocalDate.ofInstant(turn.created(), zone);
    Instant from = null;
    Instant until = null;
    Optional<LocalDate> named = NamedDay.in(said.text(), told);
    if (named.isPresent()) {
      Instant day = start(named.get());
      if (when.phase() == Phase.ENDS) {
        Matcher year = IN_YEAR.matcher(said.text());
        boolean whole = form.phase() == Phase.ENDS && year.find();
        from = whole ? day : null;
        until = whole ? start(named.get().plusYears(1)) : day;
      } else if (when.phase() == Phase.BEGINS || SINCE.matcher(said.text()).find()) {
        from = day;
      }
    }
    return new Claim(
        subject,
        form.predicate(),
        object,
        form.negated(),
        Wording.of(subject, form.predicate(), object, form.negated()),
        form.kind(),
        when.modality(),
        when.phase(),
        from,
        until,
        new Source(
            said.archiveId(),
            turn.index(),
            turn.speakerName(),
            said.statement().text(),
            turn.created()));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Who or what is meant; empty for a pronoun that points to somebody else. */
  private static Optional<String> name(@Nullable String said, Turn turn) {
    if (said == null) {
      return Optional.empty();
    }
    String plain = said.strip().replaceAll("['’]s?$", "");
    if (plain.equals("I") || plain.equalsIgnoreCase("my") || plain.equalsIgnoreCase("me")) {
      return Optional.of(turn.speakerName());
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    if (NOT_A_NAME.contains(lower.split(" ")[0]) && !lower.matches("(?:my|the) .+")) {
      return Optional.empty();
    }
    return Optional.of(
        lower.startsWith("my ") ? turn.speakerName() + "'s " + plain.substring(3) : plain);
  }

  /** The object as a name, where it is somebody or something; otherwise as it is. */
  private static Optional<String> object(String said, SentencePattern form, Turn turn) {
    boolean entity = form.swapped() || Predicates.isRelation(form.predicate());
    return entity ? name(said, turn) : Optional.of(said);
  }

  private static String expanded(String text) {
    return text.replace('’', '\'')
        .replaceAll("\\bI'm\\b", "I am")
        .replaceAll("\\bI've\\b", "I have")
        .replaceAll(
            "(\\p{Lu}\\p{L}+)'s (now|moved|living|based|allergic|married|working|the new)",
            "$1 is $2")
        .replaceAll(" is moved to", " has moved to");
  }
}
