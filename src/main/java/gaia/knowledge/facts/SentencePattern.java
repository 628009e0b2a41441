package gaia.knowledge.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form of sentence, and what it states; read from the resource {@code sentences.txt}.
 *
 * @param pattern has the groups {@code s} (subject), {@code o} (object) and, where something ended
 *     as well, {@code x} (the old object)
 * @param more other forms are to be tried as well, since the words say more than this
 * @param swapped the subject of the fact is {@code o}: "Tom leads the guard" tells by whom the
 *     guard is led
 */
record SentencePattern(
    Pattern pattern,
    String predicate,
    FactKind kind,
    Phase phase,
    boolean negated,
    boolean swapped,
    boolean more) {

  private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’&-]*";
  static final String NAMED = "\\p{Lu}[\\p{L}\\p{M}'’-]*";
  static final String NAME = NAMED + "(?: (?:of |the |von |van |de )?" + NAMED + "){0,3}";
  static final String THING =
      "(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) "
          + WORD
          + "(?: (?!(?:is|was|are|were|has|had|have|to|from|in|at|on|and|now|no|does|doesn't|do|did"
          + "|used|still|also|finally|recently|just|eventually|belongs|belonged|passed|went|changed"
          + "|got|by|over|once|later|then|officially|already|currently|really|actually|always) )"
          + WORD
          + "){0,4}?";

  private static final String DWELLING =
      "(?:house|flat|apartment|room|rooms|cottage|place|home|loft|villa|hut|studio|cabin|lodgings"
          + "|quarters|mansion|manor|farm|farmhouse|tower|inn|tavern|hotel|hostel|castle)";

  /** The expressions that stand in braces in the resource. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("{word}", WORD),
          Map.entry("{name}", NAME),
          Map.entry("{thing}", THING),
          Map.entry("{somebody}", "(?<s>I|[Mm]y " + WORD + "|" + NAME + ")"),
          Map.entry("{anything}", "(?<s>" + THING + "|" + NAME + ")"),
          Map.entry("{owner}", "(?<s>I|" + NAME + "|[Tt]he " + WORD + ")"),
          Map.entry("{own}", "(?<s>[Mm]y|" + NAME + "['’]s?)"),
          Map.entry("{have}", "(?:have |has |had )?(?:{adverb})"),
          Map.entry("{firm}", "(?:[Tt]he (?:\\p{Ll}+ )?)?" + NAME),
          Map.entry(
              "{living}",
              "(?:lives?|resides?|dwells?|lodges?|(?:am|is|have been|has been)"
                  + " {adverb}(?:living|residing|dwelling|lodging|based)|(?:have|has)"
                  + " {adverb}(?:lived|resided|dwelt))"),
          Map.entry(
              "{working}",
              "(?:works?|(?:am|is|have been|has been) {adverb}(?:back )?(?:working|employed)"
                  + "|(?:have|has) {adverb}worked)"),
          Map.entry("{dwelling}", DWELLING),
          Map.entry(
              "{at_home}",
              "(?:(?:an?|the|my|his|her|their|some) (?:"
                  + WORD
                  + " )*?"
                  + DWELLING
                  + " (?:in|near|at|on|of) )?(?<o>.+)"),
          Map.entry(
              "{getter}",
              "(?<o>.+?)(?: (?:for an?|for \\d|for \\p{L}+ (?:gold|silver|coins|euros|dollars)"
                  + "|in (?:return|exchange)|as an?|at cards|by) .*| as .*| at cards.*)?"),
          Map.entry("{thing_of}", "(?<s>(?:the|my|our|his|her|their) .+?|" + NAME + ")"),
          Map.entry("{rest}", "(?<o>.+)"),
          Map.entry("{goods}", "(?<o>(?:the|my|our|his|her|their) .+?|" + NAME + ")"),
          Map.entry(
              "{adverb}",
              "(?:(?:now|currently|still|really|just|recently|finally|actually|always|also"
                  + "|absolutely|already|eventually|later|soon|then|quietly|permanently|happily|today"
                  + "|since|officially|even|both|totally|truly|probably|apparently|perhaps|maybe)"
                  + " )*"),
          Map.entry(
              "{lead}",
              "(?:leader|head|ruler|chief|chair|manager|captain|commander|mayor|king|queen|director"
                  + "|boss|president|chairman|chairwoman|master|guildmaster|lead)"),
          Map.entry("{be}", "(?:am|is|was|are)"),
          Map.entry("{do_not}", "(?:do not|does not|don't|doesn't|don’t|doesn’t)"));

  static final List<SentencePattern> ALL =
      lines("sentences.txt").flatMap(SentencePattern::of).toList();

  /** The lines of a resource beside this class that are neither empty nor comments. */
  static Stream<String> lines(String resource) {
    try (InputStream in = SentencePattern.class.getResourceAsStream(resource)) {
      String all =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The expression with what its names in braces stand for. */
  static String expanded(String expression) {
    String form = expression;
    for (int depth = 0; depth < 2; depth++) {
      for (Map.Entry<String, String> name : NAMES.entrySet()) {
        form = form.replace(name.getKey(), name.getValue());
      }
    }
    return form;
  }

  private static Stream<SentencePattern> of(String line) {
    String[] parts = line.split(" \\| ", 4);
    Pattern pattern = Pattern.compile(expanded(parts[3]));
    boolean more = parts[1].endsWith("+");
    String said = parts[1].replace("+", "");
    String phase = said.replace("OF_", "").replace("DENIES", "HOLDS");
    List<String> predicates = List.of(parts[0].split(","));
    return predicates.stream()
        .map(
            predicate ->
                new SentencePattern(
                    pattern,
                    predicate,
                    FactKind.valueOf(parts[2]),
                    Phase.valueOf(phase),
                    said.equals("DENIES"),
                    said.startsWith("OF_"),
                    more || !predicate.equals(predicates.get(predicates.size() - 1))));
  }

  /** To be matched with the whole of a sentence, without its full stop. */
  Matcher match(String sentence) {
    return pattern.matcher(sentence);
  }
}
