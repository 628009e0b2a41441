package gaia.embedding;

import java.util.ArrayList;
import java.util.List;

/** Small worlds to learn from: four subjects that never meet. */
public final class WordSpaceFixtures {

  private static final List<String> MUSIC =
      List.of(
          "The violin played a quiet melody",
          "Her cello answered the melody with a song",
          "They practise violin and cello before the concert",
          "The concert ended with a loud song");
  private static final List<String> GARDEN =
      List.of(
          "We watered tomatoes and planted beans",
          "The beans climb along the garden fence",
          "Tomatoes need sun and water in the garden",
          "A fence keeps rabbits from the beans");

  private static final List<String> SEA =
      List.of(
          "The sailor raised an anchor at dawn",
          "Waves hit our ship near a harbour",
          "A harbour pilot steered that ship",
          "The anchor rope tore in high waves");
  private static final List<String> KITCHEN =
      List.of(
          "Knead flour and yeast into dough",
          "The oven bakes bread until crisp",
          "Fresh bread smells of yeast",
          "Flour covers the oven and table");

  private WordSpaceFixtures() {}

  /** 240 texts about four subjects, in groups of 12 about one of them. */
  public static List<List<String>> groups() {
    List<List<String>> subjects = List.of(MUSIC, GARDEN, SEA, KITCHEN);
    List<List<String>> groups = new ArrayList<>();
    for (int group = 0; group < 20; group++) {
      List<String> sentences = subjects.get(group % subjects.size());
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        texts.add(sentences.get((i * 3 + group / 4) % sentences.size()));
      }
      groups.add(texts);
    }
    return groups;
  }

  /** The space of {@link #groups()}. */
  public static WordSpace space() {
    WordSpaceTraining training = new WordSpaceTraining(() -> {});
    groups().forEach(training::add);
    return training.train();
  }
}
