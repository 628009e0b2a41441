package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds who does what until when: promises with a date or with work that is done at a desk or at
 * home, and requests to somebody by name who then agrees.
 */
final class ActionFinder {
  private static final Phrases OFFER = Lexicon.phrases("offer");
  private static final Phrases ERRAND = Lexicon.phrases("errand");
  private static final Phrases TASK_VERB = Lexicon.phrases("task verb");
  private static final Phrases OFFICE_VERB = Lexicon.phrases("office verb");
  private static final Phrases DUE = Lexicon.phrases("due");
  private static final Phrases SOON = Lexicon.phrases("soon");
  private static final Phrases GAME_MOVE = Lexicon.phrases("game move");
  private static final Phrases AGREEMENT = Lexicon.phrases("agreement");
  private static final Phrases WEAK_AGREEMENT = Lexicon.phrases("weak agreement");

  private static final int WINDOW = 3;

  private final Dialogue dialogue;
  private final Taken taken;
  private final List<Scored> found = new ArrayList<>();

  ActionFinder(Dialogue dialogue, Taken taken) {
    this.dialogue = dialogue;
    this.taken = taken;
  }

  List<Scored> find(Pace pace) {
    dialogue.eachHumanSentence(pace, this::consider);
    return found;
  }

  private void consider(Sentence sentence, int at) {
    if (taken.contains(sentence) || sentence.reported() || sentence.content().size() < 2) {
      return;
    }
    int offer = OFFER.find(sentence.words());
    int errand = ERRAND.find(sentence.words());
    if (offer >= 0 && Guards.isStated(sentence) && !Guards.isDenied(sentence, offer)) {
      promised(sentence, offer);
    } else if (errand >= 0) {
      asked(sentence, at);
    } else if (isAssignment(sentence)) {
      assigned(sentence);
    }
  }

  /** "Wen will update the page", said by somebody else. */
  private boolean isAssignment(Sentence sentence) {
    List<Word> words = sentence.words();
    return words.size() > 3
        && words.get(1).lower().equals("will")
        && Guards.isStated(sentence)
        && dialogue.participants().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(words.get(0).lower()));
  }

  private void assigned(Sentence sentence) {
    double score = weight(sentence, 2);
    if (score >= 2) {
      keep(new Item(sentence.quoted(), List.of(Evidence.of(sentence))), sentence, score);
    }
  }

  private void promised(Sentence sentence, int offer) {
    int verb = offer + OFFER.lengthAt(sentence.words(), offer);
    double score = weight(sentence, verb);
    if (score >= 2) {
      String statement = FirstPerson.retold(sentence).orElse(sentence.quoted());
      keep(new Item(statement, List.of(Evidence.of(sentence))), sentence, score);
    }
  }

  private static double weight(Sentence sentence, int verb) {
    List<Word> words = sentence.words();
    double due = sentence.contains(DUE) ? 2 : sentence.contains(SOON) ? 1.2 : 0;
    boolean task = isVerbNear(TASK_VERB, words, verb);
    boolean office = isVerbNear(OFFICE_VERB, words, verb);
    boolean game = isVerbNear(GAME_MOVE, words, verb) && due < 2;
    return due + (task ? 1 : 0) + (office ? 1.5 : 0) - (game ? 2 : 0);
  }

  /** "I'll bring", "I'll also bring". */
  private static boolean isVerbNear(Phrases verbs, List<Word> words, int at) {
    for (int i = at; i < Math.min(words.size(), at + 2); i++) {
      if (verbs.lengthAt(words, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private void asked(Sentence sentence, int at) {
    Optional<String> addressee = addressee(sentence);
    boolean due = sentence.contains(DUE) || sentence.contains(SOON);
    boolean task = sentence.contains(OFFICE_VERB) || sentence.contains(TASK_VERB) && due;
    Optional<Sentence> consent = addressee.flatMap(name -> consent(name, at));
    if (sentence.question() && consent.isEmpty() || !task && !due) {
      return;
    }
    List<Evidence> evidence = new ArrayList<>(List.of(Evidence.of(sentence)));
    consent.map(Evidence::of).ifPresent(evidence::add);
    consent.ifPresent(taken::add);
    String remark = consent.map(yes -> " " + addressee.orElseThrow() + " agreed.").orElse("");
    double score = 2 + (due ? 1 : 0) + (consent.isPresent() ? 1 : 0);
    keep(new Item(sentence.quoted() + remark, evidence), sentence, score);
  }

  private Optional<String> addressee(Sentence sentence) {
    return dialogue.participants().stream()
        .filter(name -> !name.equals(sentence.speaker()))
        .filter(
            name ->
                sentence.words().stream()
                    .anyMatch(word -> word.lower().equals(name.toLowerCase(Locale.ROOT))))
        .findFirst();
  }

  private Optional<Sentence> consent(String name, int at) {
    int end = Math.min(dialogue.utterances().size(), at + 1 + WINDOW);
    return dialogue.utterances().subList(at + 1, end).stream()
        .filter(reply -> reply.speaker().equals(name))
        .map(Utterance::first)
        .filter(reply -> !reply.question())
        .filter(
            reply ->
                reply.startsWith(WEAK_AGREEMENT)
                    || reply.contains(AGREEMENT)
                    || reply.startsWith(OFFER))
        .findFirst();
  }

  private void keep(Item item, Sentence sentence, double score) {
    taken.add(sentence);
    found.add(new Scored(item, score + dialogue.salience(sentence) / 8));
  }
}
