package gaia.knowledge.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sentences of {@code unseen-*.txt}, each read alone after a plain beginning, and what is known
 * afterwards.
 */
final class UnseenWordings {

  private static final String BEGINNING =
      "Ann: Tom lives in Berlin. Tom works at Acme. Tom works as a carpenter. Tom is 34 years old."
          + " Tom is married to Ella. Mira owns the silver compass. Vera leads the harbour guild.";

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "home", List.of("Tom", Predicates.LIVES_IN, "Berlin"),
          "work", List.of("Tom", Predicates.WORKS_AT, "Acme"),
          "job", List.of("Tom", Predicates.WORKS_AS, "carpenter"),
          "age", List.of("Tom", Predicates.AGE, "34"),
          "married", List.of("Tom", Predicates.MARRIED_TO, "Ella"),
          "own", List.of("silver compass", Predicates.OWNED_BY, "Mira"),
          "lead", List.of("harbour guild", Predicates.LED_BY, "Vera"));

  /**
   * How a set was read.
   *
   * @param missed changes that were not understood, or not wholly
   * @param closed sentences that ended or replaced what they say nothing of
   */
  record Score(int all, List<String> missed, List<String> closed) {
    int right() {
      return all - missed.size() - closed.size();
    }
  }

  private UnseenWordings() {}

  static Score score(String resource) {
    int all = 0;
    List<String> missed = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (String line : lines(resource)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      all++;
      int bar = line.indexOf(" | ");
      String sentence = line.substring(bar + 3);
      Map<String, String> wanted = wanted(line.substring(0, bar).strip());
      Map<String, String> known = known(sentence);
      boolean wrong =
          known.keySet().stream()
              .anyMatch(
                  key ->
                      !Objects.equals(known.get(key), first(key))
                          && !Objects.equals(known.get(key), wanted.get(key)));
      if (wrong) {
        closed.add(line + " -> " + known);
      } else if (!known.equals(wanted)) {
        missed.add(line);
      }
    }
    return new Score(all, missed, closed);
  }

  private static String first(String key) {
    return NameKey.of(Objects.requireNonNull(KEYS.get(key)).get(2));
  }

  private static Map<String, String> wanted(String change) {
    Map<String, String> wanted = new LinkedHashMap<>();
    KEYS.keySet().forEach(key -> wanted.put(key, first(key)));
    if (!change.equals("same")) {
      String value = change.substring(change.indexOf('=') + 1);
      wanted.put(
          change.substring(0, change.indexOf('=')), value.equals("-") ? "" : NameKey.of(value));
    }
    return wanted;
  }

  /** What holds after both days; several values at once are joined. */
  private static Map<String, String> known(String sentence) {
    List<Claim> claims = new ArrayList<>(Said.claims(Said.on("a1", "2024-01-01", BEGINNING)));
    claims.addAll(Said.claims(Said.on("a2", "2024-05-15", "Ann: " + sentence)));
    Map<String, String> known = new LinkedHashMap<>();
    Names names = new Names("local", "default", Map.of(), Map.of());
    KEYS.forEach(
        (key, triple) -> {
          List<Placed> story =
              claims.stream()
                  .filter(claim -> claim.predicate().equals(triple.get(1)))
                  .filter(claim -> NameKey.of(claim.subject()).equals(NameKey.of(triple.get(0))))
                  .map(claim -> Placed.of(claim, names))
                  .toList();
          known.put(key, now(story));
        });
    return known;
  }

  private static String now(List<Placed> story) {
    return Timeline.of(story, List.of()).facts().stream()
        .filter(fact -> fact.validUntil() == null && !fact.telling().claim().negated())
        .map(fact -> NameKey.of(fact.telling().claim().object()))
        .distinct()
        .sorted()
        .reduce((one, other) -> one + " / " + other)
        .orElse("");
  }

  private static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            UnseenWordings.class.getResourceAsStream("/gaia/knowledge/facts/" + resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
