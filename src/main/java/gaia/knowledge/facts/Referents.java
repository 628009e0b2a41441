package gaia.knowledge.facts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who or what "she", "it" and "there" point to: what the words just before are about, and only
 * where there is one candidate.
 */
final class Referents {
  private static final Pattern THING_NAMED =
      Pattern.compile(
          "\\b[Tt]he (?!new\\b|owner\\b)\\p{L}[\\p{L}'-]*(?: \\p{L}[\\p{L}'-]*)??(?=$|[,.]|"
              + " (?:to|from|on|over|away|for|back|and|is|was|has|used|belongs|now|no|does|passed|went)\\b)");
  private static final Pattern SOMEWHERE =
      Pattern.compile(" (?:in|at|to|from|with) (?<place>(?:the )?" + SentencePattern.NAME + ")$");

  private Referents() {}

  /** The clause with names in place of pronouns that point to the clause before it. */
  static String inside(String before, String subject, String clause) {
    boolean thing = subject.matches("[Tt]he .+");
    String named = thing ? clause : withPerson(clause, subject);
    String it = thing ? subject : lastThing(before);
    if (it != null) {
      named = named.replaceAll("^[Ii]t(?= )", it).replaceAll(" it(?= now$|$)", " " + lower(it));
    }
    Matcher place = SOMEWHERE.matcher(before);
    if (place.find()) {
      String where = Matcher.quoteReplacement(place.group("place"));
      named =
          named
              .replaceAll("\\b(moved|went|gone|relocated) there\\b", "$1 to " + where)
              .replaceAll("\\b(works?|working) there\\b", "$1 at " + where)
              .replaceAll(" there\\b", " in " + where);
    }
    return named;
  }

  /** The same for the first clause of a sentence, after the sentence before it in one turn. */
  static String across(List<String> clausesBefore, String sentence) {
    if (clausesBefore.isEmpty()) {
      return sentence;
    }
    String last = clausesBefore.get(clausesBefore.size() - 1);
    String rest = Opening.without(sentence);
    Matcher person = Pattern.compile("^" + SentencePattern.NAME + "(?= )").matcher(last);
    boolean pronoun = rest.matches("(?:He|She|he|she|His|Her|his|her) .+");
    if (pronoun && person.find() && !namesSomebodyElse(last, person.group())) {
      return withPerson(rest, person.group());
    }
    String it = lastThing(last);
    if (it != null && rest.matches("[Tt]he (?:new )?owner is .+")) {
      return rest.replaceFirst("owner is", "owner of " + lower(it) + " is");
    }
    return it == null
        ? sentence
        : rest.replaceAll("^[Ii]t(?= )", it).replaceAll(" it(?= now$|$)", " " + lower(it));
  }

  /** "Ada sold the lamp to Bela. She …" leaves open who is meant. */
  private static boolean namesSomebodyElse(String clause, String subject) {
    return clause.substring(subject.length()).matches(".* (?:to|by|with|and|met|from) \\p{Lu}.*")
        && clause.matches(
            ".*\\b(?:gave|sold|handed|passed|met|told|left the|bought the|with|and)\\b.*");
  }

  private static String withPerson(String clause, String person) {
    String own = person.equals("I") || person.startsWith("We") ? "my" : person + "'s";
    return clause
        .replaceAll("^(?:[Hh]e|[Ss]he)(?= )", Matcher.quoteReplacement(person))
        .replaceAll(" (?:him|her)(?= now$|$)", Matcher.quoteReplacement(" " + person))
        .replaceAll(
            "^(?:[Hh]is|[Hh]er)(?= (?:new |current"
                + " )?(?:home|house|flat|address|employer|job|place)\\b)",
            Matcher.quoteReplacement(own));
  }

  private static String lower(String thing) {
    return thing.startsWith("The ") ? "the" + thing.substring(3) : thing;
  }

  private static @Nullable String lastThing(String clause) {
    Matcher thing = THING_NAMED.matcher(clause);
    String last = null;
    while (thing.find()) {
      last = thing.group();
    }
    return last;
  }
}
