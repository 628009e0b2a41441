package gaia.knowledge.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a sentence into clauses that stand for themselves: "Ada left Acme and moved to Bonn" is "Ada
 * left Acme" and "Ada moved to Bonn"; "Ada and Tom moved to Bonn" is one clause for each of them.
 */
final class Clauses {

  private static final String NAME = SentencePattern.NAME;
  private static final String SUBJECT =
      "(?:I|[Ww]e|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Mm]y \\p{Ll}+|" + NAME + "|[Tt]he \\p{L}+)";
  private static final String VERB =
      "(?:(?:now|then|also|has|have|is|are|was|were|does|will|currently|no"
          + " longer|still|soon|later|has since|just|finally|recently|eventually|since) )*"
          + "(?:(?!red|need|seed|weed|hundred|sacred|naked|wicked)\\p{Ll}+ed"
          + " (?:to|from|in|into|at|for|by|with|on|out|off|over|as|away|down|up|there|the|a|an|his|her|my|their|it"
          + "|\\p{Lu})"
          + "|(?:lives?|living|works?|working|owns?|bought|got|took|taken|left|quit|sold|gave|went|gone|found|won"
          + "|stole|began|became|lost|made|threw|leads?|runs?|likes?|loves?|hates?|plays?|speaks?|based|employed|started|began|resigned|retired|switched|settled|moved|joined|resides?|dwells?|serves?|belongs?|set"
          + " up|took up|has an?|resigned|changed|handed|is (?:now |back )?(?:with|at|in|an?)"
          + " (?=\\p{L})|is \\p{Lu}[\\p{L} ]+'s|said|turned)\\b)";
  private static final Pattern CUT =
      Pattern.compile(
          "(?:; |: | [—–-] |, (?:and|but|while|whereas|so|then|and then|yet) | (?:and"
              + " then|but|while|whereas) |, (?=(?:now )?"
              + SUBJECT
              + " "
              + VERB
              + ")|, (?=(?:joined|moved|left|quit|sold|bought|started|took|got) )| and )"
              + "(?=(?:(?:now|then|today|so|that|both|instead|nowadays|these days),? )*(?:"
              + SUBJECT
              + " |"
              + VERB
              + "|[Ii]nto |[Tt]here |in (?=\\p{Lu})))");
  private static final Pattern LEADING =
      Pattern.compile(
          "^(?:I|[Ww]e|"
              + SentencePattern.THING.replace("{0,4}?", "{0,4}")
              + "(?= )|[Mm]y \\p{Ll}+|"
              + NAME
              + ")(?= |,)");
  private static final Pattern ASIDE =
      Pattern.compile(
          "^(?<s>"
              + NAME
              + "|"
              + SentencePattern.THING
              + "), (?:(?<who>who|which) )?(?<aside>[^,]+), (?<rest>.+)$");
  private static final Pattern SEVERAL =
      Pattern.compile(
          "^(?:[Bb]oth )?(?<names>(?:I|"
              + NAME
              + ")(?:, (?:I|"
              + NAME
              + "))*,? and (?:I|(?:my|his|her|the) \\p{Ll}+|"
              + NAME
              + ")) (?:(?:both|all) )?(?<rest>(?:have |are |were )?(?:both |all )?"
              + "(?:now |recently |just )?\\p{Ll}.+)$");
  private static final Pattern VERB_FIRST = Pattern.compile("^" + VERB + ".*");
  private static final Pattern UNREAL =
      Pattern.compile(
          "\\b(?:will|would|might|may|could|should|plans?|planned|planning|wants?|wanted|hopes?|hoped|going"
              + " to|intends?|intended|about"
              + " to|refused|declined|almost|nearly|never|not|wish(?:es)?|dreams?|dreamt|dreamed|considers?|considered|thought"
              + " about|thinking of)\\b");
  private static final Pattern DENIAL =
      Pattern.compile(
          " (?:no longer|does not|do not|did not) (?=\\p{Ll})| (?:any ?more|any longer)$");

  private final List<String> found = new ArrayList<>();
  private @Nullable String subject;
  private String before = "";

  private Clauses() {}

  /** The clauses in their order, each with a subject where the sentence names one. */
  static List<String> of(String sentence) {
    Clauses clauses = new Clauses();
    Matcher aside = ASIDE.matcher(sentence);
    if (aside.matches()) {
      if (aside.group("who") != null) {
        clauses.take(aside.group("s") + " " + aside.group("aside"), false);
      }
      clauses.cut(aside.group("s") + " " + aside.group("rest"));
    } else {
      clauses.cut(sentence);
    }
    return clauses.found;
  }

  private void cut(String sentence) {
    String open = Opening.without(sentence);
    Matcher several = SEVERAL.matcher(open);
    if (several.matches()) {
      for (String name : several.group("names").split(",? and |, ")) {
        cutOne(name + " " + several.group("rest"));
      }
    } else {
      cutOne(open);
    }
  }

  private void cutOne(String sentence) {
    Matcher cut = CUT.matcher(sentence);
    int start = 0;
    boolean joined = false;
    while (cut.find()) {
      String part = sentence.substring(start, cut.start());
      if (isListOfNames(part, sentence.substring(cut.end()))) {
        continue;
      }
      take(part, joined);
      joined = cut.group().endsWith("and ");
      start = cut.end();
    }
    take(sentence.substring(start), joined);
  }

  /** "Ada gave the lamp to Tom and Bela": what follows is no clause. */
  private static boolean isListOfNames(String part, String rest) {
    return part.isBlank() || rest.matches(NAME + "(?:[,.].*)?");
  }

  private void take(String said, boolean joined) {
    String clause = Opening.without(said.strip());
    if (clause.isEmpty()) {
      return;
    }
    boolean carried = VERB_FIRST.matcher(clause).matches() || clause.startsWith("into ");
    if (carried && joined && UNREAL.matcher(before).find()) {
      return;
    }
    String whole = completed(clause, carried);
    Matcher leading = LEADING.matcher(whole);
    if (leading.find()) {
      subject = leading.group();
    }
    before = whole;
    found.add(whole);
  }

  private String completed(String clause, boolean carried) {
    String known = subject;
    if (known == null) {
      return clause;
    }
    if (clause.matches("(?:" + NAME + "|I) (?:does|do|is|has)(?: now)?")) {
      return clause.replaceAll(" (?:does|do|is|has)(?: now)?$", "") + withoutSubject(known);
    }
    if (clause.startsWith("into ") || clause.startsWith("in ")) {
      return known + " " + (clause.startsWith("into ") ? "moved " : "lives ") + clause;
    }
    String whole = carried ? known + " " + clause : clause;
    return Referents.inside(before, known, whole);
  }

  private String withoutSubject(String known) {
    String rest = before.startsWith(known) ? before.substring(known.length()) : "";
    return DENIAL.matcher(rest).replaceAll(" ").replaceAll(" +", " ").replaceAll("^(?! )", " ");
  }
}
