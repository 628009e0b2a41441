package gaia.it;

import java.util.Optional;

/** What a model says that reads one conversation well, makes something up, and finds no more. */
final class ExtractionAnswers {

  private ExtractionAnswers() {}

  static final String SUMMARY = "They spoke of the keepers of the lamp, one after the other.";

  /** The answer to the body of a request; empty where it is about something else. */
  static Optional<String> to(String body) {
    if (body.contains("You give conversations their titles")) {
      return Optional.of("{\"title\": \"The lit lamp\"}");
    }
    if (body.contains("You keep the running summary")) {
      return Optional.of("{\"summary\": \"" + SUMMARY + "\"}");
    }
    if (!body.contains("<conversation>") && !body.contains("<notes>")) {
      return Optional.empty();
    }
    if (body.contains("Note down lasting facts") && body.contains("Toller Bridge")) {
      return items(
          fact("The Toller Bridge has seven arches", "Toller Bridge", "has", "seven arches"),
          "{\"quote\": \"The king is dead\", \"turn\": 0, \"statement\": \"The king is dead.\"}");
    }
    if (body.contains("Note down lasting facts") && body.contains("Corviden key")) {
      return items(
          fact("The Corviden key is kept by Marit Osk", "Corviden key", "is kept by", "Marit Osk"));
    }
    return items();
  }

  private static Optional<String> items(String... items) {
    return Optional.of("{\"items\": [" + String.join(", ", items) + "]}");
  }

  private static String fact(String quote, String subject, String predicate, String object) {
    return """
    {"quote": "%s", "turn": 0, "statement": "%s.", "subject": "%s", "predicate": "%s",
     "object": "%s", "modality": "stated", "when": ""}\
    """
        .formatted(quote, quote, subject, predicate, object);
  }
}
