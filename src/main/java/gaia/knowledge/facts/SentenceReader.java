package gaia.knowledge.facts;

import gaia.knowledge.extraction.Statements.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one sentence states, by its form alone. English only; what it cannot read it leaves.
 */
final class SentenceReader {
  private static final Pattern HEARSAY =
      Pattern.compile(
          "^(?:(?:I (?:heard|hear|was told|read)|[Tt]hey say|[Pp]eople say|[Rr]umou?r has"
              + " it|\\p{Lu}\\p{L}+ (?:said|says|told me|told us|mentioned))(?: that)?) (?=I |[Hh]e"
              + " |[Ss]he |[Ii]t |[Tt]hey |[Ww]e |[Tt]he |[Mm]y |\\p{Lu})");
  private static final Pattern DOUBT =
      Pattern.compile(
          "^(?:I (?:think|believe|guess|suppose|assume)(?: that)?|[Mm]aybe|[Pp]erhaps"
              + "|[Pp]robably|[Aa]pparently|[Pp]ossibly),? ");
  private static final Pattern SAID_DOUBT =
      Pattern.compile("\\b(?:probably|perhaps|maybe|apparently|possibly)\\b");

  private final ClauseReader clauses;
  private List<String> last = List.of();
  private @Nullable Statement lastStatement;

  SentenceReader(ZoneId zone) {
    clauses = new ClauseReader(zone);
  }

  /**
   * What the sentence states; empty when it has no form that is known. Sentences are to be read in
   * their order: "she" may point to who the sentence before it is about.
   */
  List<Claim> read(String archiveId, Statement statement) {
    List<String> before = follows(statement) ? last : List.of();
    last = List.of();
    lastStatement = statement;
    Modality modality = Modality.STATED;
    String text =
        Rewordings.plainer(Contractions.spelled(statement.text().replaceAll("[.!…]+$", "")));
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
      return List.of();
    }
    String named = modality == Modality.STATED ? Referents.across(before, text) : text;
    last = Clauses.of(named);
    List<Claim> found = new ArrayList<>();
    for (String clause : last) {
      found.addAll(
          clauses.read(new ClauseReader.Said(archiveId, statement, text, modality), clause));
    }
    return found;
  }

  /** Whether this is the sentence after the last one, in the same turn, with nothing between. */
  private boolean follows(Statement statement) {
    Statement known = lastStatement;
    if (known == null || known.turn().index() != statement.turn().index()) {
      return false;
    }
    String turn = statement.turn().content();
    int start = turn.indexOf(known.text()) + known.text().length();
    int next = turn.indexOf(statement.text(), start);
    return next >= start && turn.substring(start, next).isBlank();
  }
}
