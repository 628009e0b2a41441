package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Picks three to six sentences that stand for the whole: close to the centre of what was said, with
 * cue words, spread over the conversation and unlike each other.
 */
final class SummaryFinder {
  private static final Phrases CUES = Lexicon.phrases("summary");
  private static final Phrases GAME_MECHANICS = Lexicon.phrases("game mechanics");
  private static final int SHORTEST = 7;
  private static final int LONGEST = 32;

  private record Candidate(Sentence sentence, double score) {}

  private final Dialogue dialogue;
  private final Set<String> names;
  private final Map<Integer, Double> important;

  /**
   * @param names words of known names, in lower case
   * @param important turns that bring a sentence nearer to the summary, and by how much
   */
  SummaryFinder(Dialogue dialogue, Set<String> names, Map<Integer, Double> important) {
    this.dialogue = dialogue;
    this.names = names;
    this.important = important;
  }

  List<Item> find(Pace pace) {
    List<Candidate> candidates = new ArrayList<>();
    for (Sentence sentence : dialogue.sentences()) {
      pace.step();
      int words = sentence.words().size();
      if (words >= SHORTEST && words <= LONGEST && sentence.content().size() >= 3) {
        candidates.add(new Candidate(sentence, score(sentence)));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return pick(candidates).stream()
        .sorted(Comparator.comparingInt(Sentence::turn))
        .map(sentence -> new Item(sentence.quoted(), List.of(Evidence.of(sentence))))
        .toList();
  }

  private double score(Sentence sentence) {
    double cue = sentence.contains(CUES) ? 0.8 : 0;
    double weighty = important.getOrDefault(sentence.turn(), 0.0);
    double doubtful = Guards.isStated(sentence) ? 0 : 1.5;
    double machine = sentence.human() ? 0 : 1;
    double game = sentence.contains(GAME_MECHANICS) ? 3 : 0;
    double counting = numbers(sentence) >= 3 ? 3 : 0;
    double named = Math.min(2, named(sentence)) * 0.5;
    return dialogue.salience(sentence)
        + cue
        + weighty
        + named
        - doubtful
        - machine
        - game
        - counting;
  }

  private static long numbers(Sentence sentence) {
    return sentence.words().stream()
        .filter(word -> Character.isDigit(word.text().charAt(0)))
        .count();
  }

  private long named(Sentence sentence) {
    return sentence.words().stream()
        .filter(word -> word.isCapitalised() && names.contains(word.lower()))
        .count();
  }

  private List<Sentence> pick(List<Candidate> ranked) {
    int wanted = Math.max(3, Math.min(6, dialogue.utterances().size() / 15));
    int stretch = 1 + dialogue.utterances().size() / (wanted * 2);
    List<Sentence> picked = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Candidate candidate : ranked) {
      Sentence sentence = candidate.sentence();
      boolean near = picked.stream().anyMatch(p -> Math.abs(p.turn() - sentence.turn()) < stretch);
      boolean repeats = sentence.overlap(said) * 2 > sentence.content().size();
      if (!near && !repeats) {
        picked.add(sentence);
        said.addAll(sentence.content());
      }
      if (picked.size() == wanted) {
        break;
      }
    }
    return picked;
  }
}
