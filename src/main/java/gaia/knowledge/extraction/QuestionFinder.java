package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import gaia.knowledge.extraction.Replies.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs questions with the answer that follows, and keeps those that nobody answered. Small talk,
 * requests and questions about the rules of the moment are left out.
 */
final class QuestionFinder {
  private static final Phrases SMALL_TALK = Lexicon.phrases("small talk");
  private static final Phrases QUESTION_WORD = Lexicon.phrases("question word");
  private static final Phrases OPEN = Lexicon.phrases("open");
  private static final Phrases GAME_MECHANICS = Lexicon.phrases("game mechanics");
  private static final Phrases PRONOUN = Lexicon.phrases("pronoun");
  private static final Phrases VERB = Lexicon.phrases("verb first");
  private static final Phrases YOU = Lexicon.phrases("you");
  private static final Phrases PROPOSAL = Lexicon.phrases("proposal");
  private static final Phrases ERRAND = Lexicon.phrases("errand");

  private final Dialogue dialogue;
  private final Set<String> names;
  private final Taken taken;
  private final LaterAnswers later;
  private final Replies replies;
  private final List<Scored> answered = new ArrayList<>();
  private final List<Scored> open = new ArrayList<>();

  QuestionFinder(Dialogue dialogue, Set<String> names, Taken taken, Pace pace) {
    this.dialogue = dialogue;
    this.names = names;
    this.taken = taken;
    this.later = new LaterAnswers(dialogue, pace);
    this.replies = new Replies(dialogue);
  }

  List<Scored> answered() {
    return answered;
  }

  List<Scored> open() {
    return open;
  }

  void find(Pace pace) {
    for (int i = 0; i < dialogue.utterances().size(); i++) {
      Utterance utterance = dialogue.utterances().get(i);
      List<Sentence> sentences = utterance.sentences();
      for (int s = 0; s < sentences.size(); s++) {
        pace.step();
        Sentence sentence = sentences.get(s);
        if (!utterance.human() || taken.contains(sentence)) {
          continue;
        }
        if (isQuestion(sentence)) {
          consider(sentence, i, s >= sentences.size() - 2);
        } else if (!sentence.question() && isDeclaredOpen(sentence)) {
          declaredOpen(sentence);
        }
      }
    }
  }

  private static boolean isQuestion(Sentence sentence) {
    return sentence.question()
        && sentence.words().size() >= 4
        && sentence.words().size() <= 40
        && sentence.content().size() >= (sentence.contains(PRONOUN) ? 2 : 1)
        && !isSmallTalk(sentence)
        && !sentence.contains(GAME_MECHANICS)
        && !sentence.startsWith(PROPOSAL)
        && !sentence.contains(ERRAND);
  }

  /** Also after a greeting: "Hey Mel, what's up". */
  private static boolean isSmallTalk(Sentence sentence) {
    for (int i = 0; i < Math.min(3, sentence.words().size()); i++) {
      if (SMALL_TALK.lengthAt(sentence.words(), i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDeclaredOpen(Sentence sentence) {
    int cue = OPEN.find(sentence.words());
    return cue >= 0 && cue <= 2 && sentence.content().size() >= 3;
  }

  private void declaredOpen(Sentence sentence) {
    Optional<Sentence> answer = later.find(sentence);
    if (answer.isPresent()) {
      String statement = sentence.quoted() + " — " + answer.get().quoted();
      keep(answered, statement, List.of(sentence, answer.get()), 2 + weight(sentence));
    } else {
      keep(open, sentence.quoted(), List.of(sentence), 3 + weight(sentence));
    }
  }

  /** Only a question at the end of a turn expects an answer right after it. */
  private void consider(Sentence question, int at, boolean last) {
    double weight = weight(question);
    Answer direct = last ? replies.find(question, at) : Answer.NONE;
    List<Sentence> answer = direct.sentences();
    if (direct.unknown() || answer.isEmpty()) {
      answer = later.find(question).map(List::of).orElse(List.of());
    }
    if (!answer.isEmpty()) {
      keep(answered, question.quoted() + " — " + quoted(answer), with(question, answer), weight);
    } else if (direct.unknown()) {
      keep(open, question.quoted(), with(question, direct.sentences()), 2 + weight);
    } else if (couldStayOpen(question) && at + 1 < dialogue.utterances().size()) {
      keep(open, question.quoted(), List.of(question), weight);
    }
  }

  private static String quoted(List<Sentence> answer) {
    String text = String.join(" ", answer.stream().map(Sentence::text).toList());
    return answer.get(0).speaker() + ": “" + text + "”";
  }

  private static List<Sentence> with(Sentence question, List<Sentence> others) {
    List<Sentence> all = new ArrayList<>(List.of(question));
    all.addAll(others);
    return all;
  }

  /**
   * A question that simply got no answer is mostly one for the moment. It stays when it is about
   * something with a name, or says much, and asks about the world and not about "you".
   */
  private boolean couldStayOpen(Sentence question) {
    return question.startsWith(QUESTION_WORD)
        && !question.contains(YOU)
        && !question.reported()
        && (question.content().size() >= 4 || hasName(question));
  }

  private boolean hasName(Sentence question) {
    return question.words().stream()
        .filter(Word::isCapitalised)
        .anyMatch(word -> names.contains(word.text().toLowerCase(Locale.ROOT)));
  }

  private double weight(Sentence question) {
    double wh = question.startsWith(QUESTION_WORD) ? 1 : question.startsWith(VERB) ? 0.5 : 0;
    double size = Math.min(question.content().size(), 6) / 3.0;
    return wh + size + dialogue.salience(question) / 4;
  }

  private void keep(List<Scored> list, String statement, List<Sentence> sentences, double score) {
    sentences.forEach(taken::add);
    list.add(new Scored(new Item(statement, sentences.stream().map(Evidence::of).toList()), score));
  }
}
