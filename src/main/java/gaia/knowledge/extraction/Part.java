package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The turns that a model was given in one call, and what can be said in their words. */
final class Part {

  /** A statement uses words of its turn and of so many before and after it. */
  private static final int NEAR = 2;

  private final List<Line> lines;
  private final Map<Integer, ReadableTurn> turns = new LinkedHashMap<>();
  private final Set<String> speakers = new HashSet<>();

  Part(List<Line> lines) {
    this.lines = lines;
    for (Line line : lines) {
      turns.put(line.turn().index(), line.turn());
      speakers.add(line.turn().speaker());
    }
  }

  String rendered() {
    return StepPlan.rendered(lines);
  }

  /** For people. */
  String range() {
    int first = lines.get(0).turn().index() + 1;
    int last = lines.get(lines.size() - 1).turn().index() + 1;
    return first == last ? "Turn " + first : "Turns %d to %d".formatted(first, last);
  }

  Optional<Quoted> quoted(int turn, String quote) {
    return Optional.ofNullable(turns.get(turn)).flatMap(found -> found.quoted(quote));
  }

  /** The words with which a statement about a quote can be made, names of speakers among them. */
  Vocabulary around(Quoted quoted) {
    Vocabulary vocabulary = Vocabulary.of(speakers);
    nearby(quoted.turn().index()).forEach(turn -> vocabulary.add(turn.text()));
    return vocabulary;
  }

  private List<ReadableTurn> nearby(int index) {
    List<ReadableTurn> all = new ArrayList<>(turns.values());
    int at = all.indexOf(turns.get(index));
    return all.subList(Math.max(0, at - NEAR), Math.min(all.size(), at + NEAR + 1));
  }

  /**
   * Whether a statement names nobody at the table whom the quote cannot be about: "I" is whoever
   * speaks, and "you" somebody near.
   */
  boolean namesOnly(String statement, Quoted quoted) {
    Set<String> allowed = new HashSet<>(Set.of(quoted.turn().speaker()));
    if (quoted.addressesSomebody()) {
      nearby(quoted.turn().index()).forEach(turn -> allowed.add(turn.speaker()));
    }
    return speakers.stream()
        .filter(speaker -> isIn(speaker, statement))
        .allMatch(speaker -> allowed.contains(speaker) || isIn(speaker, quoted.turn().text()));
  }

  private static boolean isIn(String name, String text) {
    return new FoldedText(text).holds(name);
  }

  boolean isSpeaker(String name) {
    return speakers.stream().anyMatch(speaker -> isIn(name, speaker));
  }
}
