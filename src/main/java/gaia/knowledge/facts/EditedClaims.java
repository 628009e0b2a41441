package gaia.knowledge.facts;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.Section;
import gaia.knowledge.extraction.Statements.Statement;
import gaia.knowledge.structured.ArchiveEdit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an edited structured archive states in the words of a person, and which claims of the
 * conversation a person took out of it. Pure.
 */
final class EditedClaims {

  private static final int LONGEST = 2000;
  private static final Pattern DAY = Pattern.compile(" ?\\[(\\d{4}-\\d{2}-\\d{2})]");
  private static final Pattern NOT_SO = Pattern.compile(".*\\((?:planned|only supposed)\\)\\s*");

  private final Transcript transcript;
  private final String by;
  private final Instant edited;
  private final ZoneId zone;

  /**
   * @param by the person whose archive it is
   * @param edited when the file was changed last
   */
  EditedClaims(Transcript transcript, String by, Instant edited, ZoneId zone) {
    this.transcript = transcript;
    this.by = by;
    this.edited = edited;
    this.zone = zone;
  }

  /** The claims of items that a person added or changed; plans and suppositions state nothing. */
  List<Claim> written(List<ArchiveEdit> edits) {
    List<Claim> found = new ArrayList<>();
    for (ArchiveEdit edit : edits) {
      String after = edit.after();
      if (after != null && after.length() <= LONGEST && !NOT_SO.matcher(after).matches()) {
        found.addAll(claims(edit, after));
      }
    }
    return found;
  }

  private List<Claim> claims(ArchiveEdit edit, String item) {
    Matcher day = DAY.matcher(item);
    Instant from = day.find() ? moment(day.group(1)) : null;
    String statement = from == null ? item : day.replaceAll("").strip();
    if (statement.isBlank()) {
      return List.of();
    }
    Turn words = new Turn(0, Role.USER, speaker(edit), statement, said(edit), false);
    List<Claim> read =
        new SentenceReader(zone)
            .read(transcript.archiveId(), new Statement(words, statement, false));
    return read.isEmpty()
        ? List.of(whole(edit, statement, from))
        : read.stream().map(claim -> written(claim, statement, from)).toList();
  }

  private Claim whole(ArchiveEdit edit, String statement, @Nullable Instant from) {
    boolean common = edit.section() == Section.DECISIONS || edit.turns().isEmpty();
    return new Claim(
        common ? ClaimFinder.GROUP : speaker(edit),
        ClaimFinder.asAWhole(edit.section()),
        statement,
        false,
        statement,
        ClaimFinder.kind(edit.section()),
        Modality.WRITTEN,
        Phase.HOLDS,
        from,
        null,
        source(statement));
  }

  private Claim written(Claim read, String statement, @Nullable Instant from) {
    return new Claim(
        read.subject(),
        read.predicate(),
        read.object(),
        read.negated(),
        statement,
        read.kind(),
        Modality.WRITTEN,
        read.phase(),
        read.from() == null ? from : read.from(),
        read.until(),
        source(statement));
  }

  private Source source(String statement) {
    return new Source(transcript.archiveId(), Source.NO_TURN, by, statement, edited);
  }

  /** "I" is who spoke the turn that the item cites. */
  private String speaker(ArchiveEdit edit) {
    return edit.turns().stream()
        .filter(turn -> turn < transcript.turns().size())
        .map(turn -> transcript.turns().get(turn).speakerName())
        .findFirst()
        .orElse(by);
  }

  /** "Yesterday" is counted from the turn that the item cites. */
  private Instant said(ArchiveEdit edit) {
    return edit.turns().stream()
        .filter(turn -> turn < transcript.turns().size())
        .map(turn -> transcript.turns().get(turn).created())
        .findFirst()
        .orElse(edited);
  }

  private @Nullable Instant moment(String day) {
    try {
      return LocalDate.parse(day).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Claims of the turns that the item cited, which the item says or names. */
  static List<Claim> takenOut(ArchiveEdit edit, List<Claim> claims) {
    String before = edit.before();
    if (before == null) {
      return List.of();
    }
    String item = " " + NameKey.of(DAY.matcher(before).replaceAll("")) + " ";
    return claims.stream()
        .filter(claim -> !claim.source().isWritten())
        .filter(claim -> edit.turns().contains(claim.source().turn()))
        .filter(claim -> says(item, claim))
        .toList();
  }

  private static boolean says(String item, Claim claim) {
    String quote = NameKey.of(claim.source().quote());
    boolean names =
        item.contains(word(claim.object()))
            && (item.contains(word(claim.subject()))
                || claim.subject().equals(claim.source().speaker())
                || claim.subject().equals(ClaimFinder.GROUP));
    return names || item.strip().equals(quote);
  }

  private static String word(String text) {
    return " " + NameKey.of(text) + " ";
  }
}
