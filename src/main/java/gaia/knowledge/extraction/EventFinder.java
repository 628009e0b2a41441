package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what happened, or will happen, at some time: to somebody or something with a name. */
final class EventFinder {
  private static final Phrases VERB = Lexicon.phrases("event verb");
  private static final Phrases NOUN = Lexicon.phrases("event noun");
  private static final Phrases WHEN = Lexicon.phrases("when");
  private static final int LONGEST = 40;
  private static final double ENOUGH = 2.5;

  private final Dialogue dialogue;
  private final Set<String> names;
  private final Taken taken;

  EventFinder(Dialogue dialogue, Set<String> names, Taken taken) {
    this.dialogue = dialogue;
    this.names = names;
    this.taken = taken;
  }

  List<Scored> find(Pace pace) {
    List<Scored> found = new ArrayList<>();
    for (Sentence sentence : dialogue.sentences()) {
      pace.step();
      double score = score(sentence);
      if (score >= ENOUGH) {
        taken.add(sentence);
        Item item = new Item(sentence.quoted(), List.of(Evidence.of(sentence)));
        found.add(new Scored(item, score + dialogue.salience(sentence) / 4));
      }
    }
    return found;
  }

  private double score(Sentence sentence) {
    int words = sentence.words().size();
    boolean usable =
        sentence.human() && words >= 5 && words <= LONGEST && !taken.contains(sentence);
    if (!usable || !Guards.isStated(sentence)) {
      return 0;
    }
    int verb = VERB.find(sentence.words());
    boolean happened = verb >= 0 && !Guards.isDenied(sentence, verb);
    boolean noun = sentence.contains(NOUN);
    if (!happened && !noun) {
      return 0;
    }
    double when = sentence.contains(WHEN) ? 1.5 : 0;
    return (happened ? 1 : 0) + (noun ? 1 : 0) + when + (namesSomething(sentence) ? 1 : 0);
  }

  private boolean namesSomething(Sentence sentence) {
    return sentence.words().stream()
        .filter(Word::isCapitalised)
        .map(word -> word.text().toLowerCase(Locale.ROOT))
        .anyMatch(names::contains);
  }
}
