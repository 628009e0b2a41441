package gaia.knowledge.extraction;

import gaia.conversation.Transcript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Extracts with rules alone, without any language model. Deterministic. */
public final class RulesExtractor {
  /** The name of this extractor in files. */
  public static final String NAME = "rules";

  private static final String TOO_LONG =
      "The conversation is longer than what is read of one; its end was not read.";

  /** How much nearer to the summary a sentence is brought by what it stands for. */
  private static final double OF_A_DECISION = 2;

  private static final double OF_A_CORRECTION = 3;

  private final Pace pace;
  private final Dialogue dialogue;
  private final Taken taken = new Taken();
  private final Map<Section, List<Item>> items = new EnumMap<>(Section.class);
  private final Map<Integer, Double> important = new HashMap<>();

  private RulesExtractor(Transcript transcript, Pace pace) {
    this.pace = pace;
    this.dialogue = Dialogue.of(transcript, pace);
  }

  /**
   * Reads a transcript. Never fails, whatever the text is.
   *
   * @param breathe called about every few dozen sentences; what it throws is passed on
   */
  public static Extraction extract(Transcript transcript, Runnable breathe) {
    return new RulesExtractor(transcript, new Pace(breathe)).extract();
  }

  /** What comes first takes its sentences away from what comes later. */
  private Extraction extract() {
    NameFinder names = new NameFinder(dialogue);
    Map<NameKind, List<Scored>> named = names.find(pace);
    Set<String> known = names.known();
    Set<String> words = names.knownWords();
    put(Section.DECISIONS, new DecisionFinder(dialogue, taken).find(pace));
    put(Section.ACTION_ITEMS, new ActionFinder(dialogue, taken).find(pace));
    List<Scored> facts = new CorrectionFinder(dialogue, taken).find(pace);
    facts.forEach(fact -> important.put(fact.item().turn(), OF_A_CORRECTION));
    questions(words);
    facts.addAll(new FactFinder(dialogue, known, taken).find(pace));
    put(Section.KEY_FACTS, facts);
    put(Section.EVENTS, new EventFinder(dialogue, words, taken).find(pace));
    named.forEach((kind, found) -> put(kind.section(), found));
    items
        .getOrDefault(Section.DECISIONS, List.of())
        .forEach(decision -> important.putIfAbsent(decision.turn(), OF_A_DECISION));
    items.put(Section.SUMMARY, new SummaryFinder(dialogue, words, important).find(pace));
    List<String> keywords = new KeywordFinder(dialogue, known).find(pace);
    List<String> remarks = dialogue.complete() ? List.of() : List.of(TOO_LONG);
    return new Extraction(Origin.RULES, keywords, dialogue.participants(), items, remarks);
  }

  private void questions(Set<String> words) {
    QuestionFinder questions = new QuestionFinder(dialogue, words, taken, pace);
    questions.find(pace);
    put(Section.QUESTIONS_ANSWERED, questions.answered());
    put(Section.OPEN_QUESTIONS, questions.open());
  }

  private void put(Section section, List<Scored> candidates) {
    items.put(
        section,
        Scored.best(candidates, dialogue.cap()).stream()
            .map(item -> item.withModality(section.modality()))
            .toList());
  }
}
