package gaia.knowledge.extraction;

import java.util.List;

/**
 * Words that a model quoted and that were found where it said.
 *
 * @param sentences the whole sentences around them, at least one
 */
record Quoted(ReadableTurn turn, Evidence evidence, List<Sentence> sentences) {

  private static final Phrases NEGATION = Lexicon.phrases("negation");
  private static final Phrases PLAN = Lexicon.phrases("plan");
  private static final Phrases PAST = Lexicon.phrases("past");
  private static final Phrases OPEN = Lexicon.phrases("open");
  private static final Phrases FIRST_PERSON = Lexicon.phrases("first person");
  private static final Phrases SECOND_PERSON = Lexicon.phrases("you");

  Quoted {
    sentences = List.copyOf(sentences);
  }

  /** What was said and by whom, for people. */
  String retold() {
    return turn.speaker() + ": “" + evidence.quote().strip() + "”";
  }

  boolean isQuestion() {
    return sentences.stream().allMatch(Sentence::question);
  }

  /** Whether it is said to be open, without a question mark. */
  boolean isDeclaredOpen() {
    return contains(OPEN);
  }

  boolean isDenied() {
    return contains(NEGATION);
  }

  boolean isOfSpeaker() {
    return contains(FIRST_PERSON);
  }

  boolean addressesSomebody() {
    return contains(SECOND_PERSON);
  }

  private boolean contains(Phrases cues) {
    return sentences.stream().anyMatch(sentence -> sentence.contains(cues));
  }

  /** How it was said: the words count before what the model makes of them. */
  Modality modality(Modality told) {
    if (isQuestion()) {
      return Modality.ASKED;
    }
    if (told == Modality.HYPOTHETICAL || sentences.stream().anyMatch(Guards::isHypothetical)) {
      return Modality.HYPOTHETICAL;
    }
    return told == Modality.PLANNED || contains(PLAN) ? Modality.PLANNED : Modality.STATED;
  }

  /** Whether it tells of something that was done; an order does not. */
  boolean tellsPast() {
    return sentences.stream().anyMatch(sentence -> tellsPast(sentence.words()));
  }

  static boolean tellsPast(String statement) {
    return tellsPast(SentenceSplitter.words(statement));
  }

  private static boolean tellsPast(List<Word> words) {
    return PAST.find(words) >= 0
        || words.stream()
            .anyMatch(word -> word.lower().length() > 4 && word.lower().endsWith("ed"));
  }

  static boolean denies(String statement) {
    return NEGATION.find(SentenceSplitter.words(statement)) >= 0;
  }
}
