package gaia.lora.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.files.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Questions and answers, in the order in which they were made. */
public record TrainingSet(List<Example> examples) {

  public TrainingSet {
    examples = List.copyOf(examples);
  }

  /** What is trained on. */
  public List<Example> taught() {
    return examples.stream().filter(example -> !example.heldOut()).toList();
  }

  /** What the examination asks. */
  public List<Example> heldOut(Purpose purpose) {
    return examples.stream()
        .filter(example -> example.heldOut() && example.purpose() == purpose)
        .toList();
  }

  /** The things that are known, each once, with what is answered. */
  public Set<String> things() {
    Set<String> things = new LinkedHashSet<>();
    facts().forEach(example -> things.add(example.about() + " " + example.answer()));
    return things;
  }

  private Stream<Example> facts() {
    return examples.stream().filter(example -> example.purpose() == Purpose.FACT);
  }

  /** The archives that anything of this rests on. */
  public Set<String> archives() {
    Set<String> archives = new LinkedHashSet<>();
    examples.stream()
        .flatMap(example -> example.sources().stream())
        .map(Origin::archiveId)
        .filter(Objects::nonNull)
        .forEach(archives::add);
    return archives;
  }

  /**
   * Whether everything that this teaches, from whatever archive, is in the other set as well: then
   * nothing of it was taken back, superseded or erased since.
   */
  public boolean holdsWithin(TrainingSet newer) {
    return newer.things().containsAll(things()) && newer.archives().containsAll(archives());
  }

  /** One line of JSON for each. */
  public String toLines() {
    StringBuilder lines = new StringBuilder();
    try {
      for (Example example : examples) {
        lines.append(Json.mapper().writeValueAsString(example)).append('\n');
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return lines.toString();
  }

  /**
   * @throws IOException when a line is none of ours
   */
  public static TrainingSet ofLines(String lines) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      examples.add(Json.mapper().readValue(line, Example.class));
    }
    return new TrainingSet(examples);
  }

  /** Plain text that has nothing to do with anybody's memory. */
  public static List<String> unrelatedText() {
    return Lines.of("unrelated.txt");
  }
}
