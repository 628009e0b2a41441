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

/** Reads what one clause states, by the forms of {@link SentencePattern}. */
final class ClauseReader {
  private static final Pattern SINCE =
      Pattern.compile("\\b(?:since|as of|starting|from now)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_YEAR = Pattern.compile("\\bin (\\d{4})\\b");
  private static final Pattern NOW =
      Pattern.compile(
          "\\b(?:now|nowadays|these days|no longer|anymore|actually|correction)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REMOTE =
      Pattern.compile(
          "\\b(?:years ago|long ago|long time ago|as an? (?:\\p{Ll}+"
              + " )?(?:child|boy|girl|student|kid)|once|back then|before that|in the past|in the"
              + " old days|when (?:he|she|I) was|originally|growing up|in (?:his|her|my) youth)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What tells when, and may stand anywhere in a clause. */
  private static final Pattern TIME =
      Pattern.compile(
          ",? (?:yesterday|today|last (?:week|month|year|night|\\p{L}+day)|this"
              + " (?:week|month|year|morning)|for (?:a"
              + " few|some|an?|two|three|four|five|six|seven|eight|nine|ten|\\d+)"
              + " (?:days?|weeks?|months?|years?)(?:"
              + " now)?|(?:an?|two|three|four|five|six|seven|eight|nine|ten|\\d+)"
              + " (?:days?|weeks?|months?|years?) ago|(?:in|this|last) (?:the"
              + " )?(?:spring|summer|autumn|fall|winter)|(?:since|on|in)"
              + " (?:\\d{1,2}(?:st|nd|rd|th)? )?(?:of"
              + " )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:"
              + " \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?)\\b");

  private static final Set<String> NOT_A_NAME =
      Set.of(
          ("it he she they we you this that there here everyone everybody nobody someone somebody"
                  + " who what which everything nothing something one these those where when how"
                  + " why if my your his her their our its no not the so and")
              .split(" "));

  private final ZoneId zone;

  ClauseReader(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * What a clause is part of.
   *
   * @param text the whole sentence, spelled out
   */
  record Said(String archiveId, Statement statement, String text, Modality modality) {
    Turn turn() {
      return statement.turn();
    }

    /** The words before the first clause, which speak of all of them. */
    String opening() {
      return text.substring(0, text.length() - Opening.without(text).length());
    }
  }

  /** The claims of the first form that fits, and of those that go with it. */
  List<Claim> read(Said said, String clause) {
    List<Claim> found = new ArrayList<>();
    String timeless = TIME.matcher(clause).replaceAll("").strip();
    for (SentencePattern form : SentencePattern.ALL) {
      Matcher match = form.match(form.kind() == FactKind.DATE ? clause : timeless);
      if (match.matches()) {
        List<Claim> claims = claims(said, clause, form, match);
        found.addAll(claims);
        if (!claims.isEmpty() && !form.more()) {
          return found;
        }
      }
    }
    return found;
  }

  private List<Claim> claims(Said said, String clause, SentencePattern form, Matcher match) {
    Optional<String> left = name(its(match.group("s")), said.turn());
    Optional<String> right =
        spoken(match.group("o"), said.turn())
            .or(
                () ->
                    ending(its(match.group("o")), form)
                        .flatMap(one -> object(one, form, said.turn())));
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    String subject = form.swapped() ? right.get() : left.get();
    String object = form.swapped() ? left.get() : right.get();
    List<Claim> found = new ArrayList<>();
    former(match)
        .flatMap(old -> ending(old, form))
        .flatMap(old -> object(old, form, said.turn()))
        .filter(old -> !NameKey.of(old).equals(NameKey.of(object)))
        .ifPresent(
            old -> found.add(claim(said, clause, new Told(form, subject, old, ended(form)))));
    found.add(claim(said, clause, new Told(form, subject, object, phase(said, form))));
    return found;
  }

  private record Told(SentencePattern form, String subject, String object, Phase phase) {}

  private static Phase ended(SentencePattern form) {
    return form.phase() == Phase.FOLLOWS ? Phase.LEAVES : Phase.ENDS;
  }

  private static Phase phase(Said said, SentencePattern form) {
    if (form.phase() == Phase.HOLDS && NOW.matcher(said.text()).find()) {
      return Phase.BEGINS;
    }
    boolean remote = form.phase() == Phase.ENDS && REMOTE.matcher(said.text()).find();
    return remote ? Phase.ONCE : form.phase();
  }

  private static Optional<String> former(Matcher match) {
    try {
      return Optional.ofNullable(match.group("x"));
    } catch (IllegalArgumentException e) {
      // This form has no such part.
      return Optional.empty();
    }
  }

  private Claim claim(Said said, String clause, Told told) {
    Turn turn = said.turn();
    SentencePattern form = told.form();
    Instant from = null;
    Instant until = null;
    Optional<LocalDate> named = day(said, clause);
    if (named.isPresent()) {
      Instant day = start(named.get());
      String words = said.opening() + clause;
      if (told.phase().isPast()) {
        boolean whole = form.phase().isPast() && IN_YEAR.matcher(words).find();
        from = whole ? day : null;
        until = whole ? start(named.get().plusYears(1)) : day;
      } else if (told.phase() != Phase.HOLDS || SINCE.matcher(words).find()) {
        from = day;
      }
    }
    return new Claim(
        told.subject(),
        form.predicate(),
        told.object(),
        form.negated(),
        Wording.of(told.subject(), form.predicate(), told.object(), form.negated()),
        form.kind(),
        said.modality(),
        told.phase(),
        from,
        until,
        new Source(
            said.archiveId(),
            turn.index(),
            turn.speakerName(),
            said.statement().text(),
            turn.created()));
  }

  /** The day that the clause names, otherwise the one before all clauses. */
  private Optional<LocalDate> day(Said said, String clause) {
    LocalDate told = LocalDate.ofInstant(said.turn().created(), zone);
    return NamedDay.in(clause, told).or(() -> NamedDay.in(said.opening(), told));
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
    if (plain.equals("I")
        || plain.equalsIgnoreCase("we")
        || plain.equalsIgnoreCase("my")
        || plain.equalsIgnoreCase("me")) {
      return Optional.of(turn.speakerName());
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    if (NOT_A_NAME.contains(lower.split(" ")[0]) && !lower.matches("(?:my|the) .+")) {
      return Optional.empty();
    }
    return Optional.of(
        lower.startsWith("my ") ? turn.speakerName() + "'s " + plain.substring(3) : plain);
  }

  private static Optional<String> ending(String rest, SentencePattern form) {
    boolean named = form.swapped() || Predicates.isRelation(form.predicate());
    return named ? SaidObject.named(rest) : SaidObject.of(rest);
  }

  /** "Ada sold her bicycle": which one it is, is said as well as it will be. */
  private static String its(String said) {
    return said.replaceAll("^(?:[Hh]is|[Hh]er|[Tt]heir) ", "the ");
  }

  /** "gave me", "is mine": the speaker, as an object. */
  private static Optional<String> spoken(String object, Turn turn) {
    return object.matches(
            "(?:me|mine|us|ours)\\b(?: (?:now|today|yesterday|anymore|these days|again))?.{0,2}")
        ? Optional.of(turn.speakerName())
        : Optional.empty();
  }

  /** The object as a name, where it is somebody or something; otherwise as it is. */
  private static Optional<String> object(String said, SentencePattern form, Turn turn) {
    boolean entity = form.swapped() || Predicates.isRelation(form.predicate());
    return entity ? name(said, turn) : Optional.of(said);
  }
}
