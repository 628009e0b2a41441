package gaia.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What models say instead of what they were asked for. Each case is about a mill of its own; all
 * that was said of it is one true sentence, and what a model invents has the word giant in it.
 */
record BadReadings(String mill, boolean keepsFact, String answer) {

  private static final String FACT =
      "{\"quote\": \"The NAME mill grinds barley\", \"turn\": 0, \"statement\": \"The NAME mill"
          + " grinds barley.\"}";
  private static final String INVENTED =
      "{\"quote\": \"A giant owns it\", \"turn\": 0, \"statement\": \"A giant owns the mill.\"}";

  static final List<BadReadings> ALL =
      List.of(
          of("Ashen", true, "{\"items\": [" + FACT + ", {\"quote\": \"The giant"),
          of("Birken", true, "{\"items\": [" + FACT + ",, " + INVENTED + "]"),
          of("Coldern", true, "<think>A giant?</think>{\"items\": [" + FACT + "]}"),
          of("Dorrel", true, "Sure! ```json\n{\"items\": [" + FACT + ", " + INVENTED + "]}\n```"),
          of("Elvan", true, "{\"items\": [" + (FACT + ", ").repeat(30)),
          of("Farrow", false, "{\"items\": [{\"quote\": 7, \"turn\": \"giant\"}]}"),
          of("Gorsen", false, "{\"items\": [" + INVENTED + "]}"),
          of("Hollin", false, "Note down lasting facts that a person told. A giant."),
          of("Ivern", false, "{\"type\": \"object\", \"properties\": {\"giant\": {}}}"),
          of("Jarrow", false, "Der Riese (giant) mahlt Gerste."),
          of("Kelder", false, "giant giant ".repeat(400)),
          of("Lorren", false, "<think>The NAME mill belongs to a giant, and so"));

  private static BadReadings of(String mill, boolean keepsFact, String answer) {
    return new BadReadings(mill, keepsFact, answer.replace("NAME", mill));
  }

  String fact() {
    return "The %s mill grinds barley.".formatted(mill);
  }

  /** Adds a conversation for each case, and returns the ids of the archives in the same order. */
  static List<String> archived(Archives archives) {
    String document =
        Archives.document(
            ALL.stream()
                .map(
                    one ->
                        Archives.conversation(
                            "mill-of-" + one.mill, one.mill, one.fact(), "As you say."))
                .toArray(com.fasterxml.jackson.databind.node.ObjectNode[]::new));
    return new ArrayList<>(
        archives.send(document).expect(200).at("/imported").findValuesAsText("archive_id"));
  }

  /** The bad answer to the question for facts, where it is about one of the mills. */
  static Optional<String> to(String body) {
    List<BadReadings> about =
        ALL.stream().filter(one -> body.contains(one.mill + " mill")).collect(Collectors.toList());
    if (about.size() == 1 && body.contains("Note down lasting facts")) {
      return Optional.of(about.get(0).answer);
    }
    return ExtractionAnswers.to(body);
  }
}
