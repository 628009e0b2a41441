package gaia.lora.dataset;

import gaia.knowledge.facts.FactView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes questions of what is known, by rules: the same material gives the same set. */
public final class TrainingSetMaker {

  /** The answer to what was never said. */
  public static final String NOT_SAID = "That was not said.";

  /** The things that a set teaches at most, those said last first. */
  static final int MOST_THINGS = 400;

  /** A model of the sizes that fit here does not learn longer answers by heart. */
  private static final int LONGEST_ANSWER = 400;

  private static final double LEAST_REPLAY = 0.1;
  private static final double MOST_REPLAY = 0.3;
  private static final int NEGATIVES_TAUGHT = 2;

  /** With the eight of the rules, ten ways of asking at most. */
  private static final int MOST_PARAPHRASES = 2;

  private final Phrasings phrasings = Phrasings.read();
  private final List<Example> examples = new ArrayList<>();
  private final Material material;
  private final Paraphrases paraphrases;

  private TrainingSetMaker(Material material, Paraphrases paraphrases) {
    this.material = material;
    this.paraphrases = paraphrases;
  }

  public static TrainingSet make(Material material) {
    return make(material, Paraphrases.NONE);
  }

  /** The same with up to two more questions for each thing; they are taught, never examined. */
  public static TrainingSet make(Material material, Paraphrases paraphrases) {
    return new TrainingSetMaker(material, paraphrases).make();
  }

  /** Everything that answers one question: the object of a predicate may be several things. */
  private record Thing(String about, String form, String subject, String predicate) {}

  private TrainingSet make() {
    Map<Thing, List<Known>> things = things();
    things.forEach(this::teach);
    List<Thing> positive =
        things.keySet().stream().filter(thing -> phrasings.knows(thing.form())).toList();
    for (int i = 0; i < positive.size(); i++) {
      deny(positive.get(i), i);
    }
    replay();
    return new TrainingSet(examples);
  }

  private Map<Thing, List<Known>> things() {
    Map<Thing, List<Known>> things = new LinkedHashMap<>();
    material.facts().stream()
        .filter(known -> Known.isLearnable(known.fact()))
        .sorted(
            Comparator.comparing((Known known) -> known.fact().lastSaid())
                .reversed()
                .thenComparing(known -> known.fact().id()))
        .forEach(
            known -> {
              Thing thing = thing(known.fact());
              if (things.containsKey(thing) || things.size() < MOST_THINGS) {
                things.computeIfAbsent(thing, any -> new ArrayList<>()).add(known);
              }
            });
    return things;
  }

  private Thing thing(FactView fact) {
    String form =
        fact.negated() ? "negated" : phrasings.knows(fact.predicate()) ? fact.predicate() : "other";
    return new Thing(
        fact.subjectId() + (fact.negated() ? " not " : " ") + fact.predicate(),
        form,
        fact.subject(),
        fact.predicate());
  }

  private void teach(Thing thing, List<Known> all) {
    Set<String> said = new LinkedHashSet<>();
    List<Origin> sources = new ArrayList<>();
    int length = 0;
    for (Known known : all) {
      String statement = known.fact().statement().strip();
      if (said.isEmpty() || length + statement.length() < LONGEST_ANSWER) {
        length += said.add(statement) ? statement.length() + 1 : 0;
        sources.addAll(known.origins());
      }
    }
    String answer = String.join(" ", said);
    if (!answer.isEmpty() && length <= LONGEST_ANSWER + 1) {
      List<String> questions = phrasings.of(thing.form(), thing.subject(), thing.predicate());
      ask(Purpose.FACT, questions, questions.size(), answer, thing.about(), sources);
      ParaphraseCheck check = new ParaphraseCheck(thing.subject(), questions);
      paraphrases.of(thing.subject(), questions).stream()
          .filter(check::accepts)
          .limit(MOST_PARAPHRASES)
          .forEach(
              question ->
                  examples.add(
                      new Example(Purpose.FACT, false, question, answer, thing.about(), sources)));
    }
  }

  /** The last phrasings are for the examination. */
  private void ask(
      Purpose purpose,
      List<String> questions,
      int taught,
      String answer,
      String about,
      List<Origin> sources) {
    int firstHeldOut = questions.size() - Phrasings.HELD_OUT;
    for (int i = 0; i < questions.size(); i++) {
      boolean heldOut = i >= firstHeldOut;
      if (heldOut || i < taught) {
        examples.add(new Example(purpose, heldOut, questions.get(i), answer, about, sources));
      }
    }
  }

  /** Something else of the same subject, and the same of somebody nobody spoke of. */
  private void deny(Thing thing, int index) {
    List<String> askable =
        phrasings.predicates().stream().filter(TrainingSetMaker::isOfPeople).toList();
    Set<String> spokenOf =
        material.spokenOf().getOrDefault(thing.subject().toLowerCase(Locale.ROOT), Set.of());
    for (int i = 0; i < askable.size(); i++) {
      String predicate = askable.get((index + i) % askable.size());
      if (!spokenOf.contains(predicate)) {
        denied(predicate, thing.subject(), index);
        break;
      }
    }
    List<String> strangers =
        Lines.of("strangers.txt").stream().filter(name -> !isSpokenOf(name)).toList();
    if (!strangers.isEmpty()) {
      denied(thing.form(), strangers.get(index % strangers.size()), index);
    }
  }

  private boolean isSpokenOf(String stranger) {
    String name = stranger.toLowerCase(Locale.ROOT);
    return material.spokenOf().keySet().stream()
        .anyMatch(known -> name.contains(known) || known.contains(name));
  }

  /** What can be asked of anybody without sounding odd. */
  private static boolean isOfPeople(String predicate) {
    return Set.of("lives_in", "works_as", "married_to", "age", "born_in", "likes", "allergic_to")
        .contains(predicate);
  }

  /** Each denial is taught in other words than the one before, so that all words occur. */
  private void denied(String predicate, String subject, int index) {
    List<String> all = phrasings.of(predicate, subject, predicate);
    int taught = all.size() - Phrasings.HELD_OUT;
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < NEGATIVES_TAUGHT; i++) {
      chosen.add(all.get((index * NEGATIVES_TAUGHT + i) % taught));
    }
    chosen.addAll(all.subList(taught, all.size()));
    String about = "not said: " + subject + " " + predicate;
    if (examples.stream().noneMatch(example -> example.about().equals(about))) {
      ask(Purpose.NEGATIVE, chosen, NEGATIVES_TAUGHT, NOT_SAID, about, List.of());
    }
  }

  /** A tenth to three tenths of what is taught. */
  private void replay() {
    long others = examples.stream().filter(example -> !example.heldOut()).count();
    long least = (long) Math.ceil(others * LEAST_REPLAY / (1 - LEAST_REPLAY));
    long most = (long) (others * MOST_REPLAY / (1 - MOST_REPLAY));
    long room = most;
    for (int i = material.conversations().size() - 1; i >= 0; i--) {
      Conversed conversed = material.conversations().get(i);
      List<String> questions = phrasings.of("conversation", conversed.title(), "conversation");
      int taught = questions.size() - Phrasings.HELD_OUT;
      if (room >= taught && conversed.sentence().length() <= LONGEST_ANSWER) {
        List<Origin> sources =
            conversed.turns().stream()
                .map(turn -> new Origin(conversed.archiveId(), turn, null))
                .toList();
        String about = "conversation " + conversed.archiveId();
        ask(Purpose.REPLAY, questions, taught, conversed.sentence(), about, sources);
        room -= taught;
      }
    }
    general(least - (most - room));
  }

  /** Again and again where there are fewer than are wanted. */
  private void general(long wanted) {
    List<String> lines = Lines.of("general.txt");
    for (int i = 0; i < wanted; i++) {
      String[] parts = lines.get(i % lines.size()).split("\\|", 2);
      String about = "general " + i % lines.size();
      examples.add(new Example(Purpose.REPLAY, false, parts[0], parts[1], about, List.of()));
    }
  }
}
