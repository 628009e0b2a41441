package gaia.knowledge.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of sentence, and what it states; read from the resource {@code sentences.txt}.
 *
 * @param pattern has the groups {@code s} (subject), {@code o} (object) and, where something ended
 *     as well, {@code x} (the old object)
 * @param swapped the subject of the fact is {@code o}: "Tom leads the guard" tells by whom the
 *     guard is led
 */
record SentencePattern(
    Pattern pattern,
    String predicate,
    FactKind kind,
    Phase phase,
    boolean negated,
    boolean swapped) {

  private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’&-]*";
  private static final String NAMED = "\\p{Lu}[\\p{L}\\p{M}'’-]*";
  private static final String NAME = NAMED + "(?: (?:of |the |von |van |de )?" + NAMED + "){0,3}";
  private static final String THING =
      "(?:[Tt]he|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) "
          + WORD
          + "(?: (?!(?:is|was|are|has|to|from|in|at|on|and) )"
          + WORD
          + "){0,4}?";

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
          Map.entry("{rest}", "(?<o>.+)"),
          Map.entry("{goods}", "(?<o>(?:the|my|our|his|her|their) .+?|" + NAME + ")"),
          Map.entry(
              "{adverb}",
              "(?:(?:now|currently|still|really|just|recently|finally|actually|always|also"
                  + "|absolutely|already|since|officially|even|both|totally|truly|probably"
                  + "|apparently|perhaps|maybe) )*"),
          Map.entry("{be}", "(?:am|is|was|are)"),
          Map.entry("{do_not}", "(?:do not|does not|don't|doesn't|don’t|doesn’t)"));

  static final List<SentencePattern> ALL = read();

  private static List<SentencePattern> read() {
    try (InputStream in = SentencePattern.class.getResourceAsStream("sentences.txt")) {
      InputStream found = Objects.requireNonNull(in, "sentences.txt");
      return new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(SentencePattern::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SentencePattern of(String line) {
    String[] parts = line.split(" \\| ", 4);
    String form = parts[3];
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      form = form.replace(name.getKey(), name.getValue());
    }
    String phase = parts[1].replace("OF_", "").replace("DENIES", "HOLDS");
    return new SentencePattern(
        Pattern.compile(form),
        parts[0],
        FactKind.valueOf(parts[2]),
        Phase.valueOf(phase),
        parts[1].equals("DENIES"),
        parts[1].startsWith("OF_"));
  }

  /** To be matched with the whole of a sentence, without its full stop. */
  Matcher match(String sentence) {
    return pattern.matcher(sentence);
  }
}
