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
    return Optional.of(
        body.contains("Note down lasting facts") && body.contains("Toller Bridge")
            ? "{\"items\": [{\"quote\": \"The Toller Bridge has seven arches\", \"turn\": 0,"
                + " \"statement\": \"The Toller Bridge has seven arches.\", \"subject\": \"Toller"
                + " Bridge\", \"predicate\": \"has\", \"object\": \"seven arches\", \"modality\":"
                + " \"stated\", \"when\": \"\"}, {\"quote\": \"The king is dead\", \"turn\": 0,"
                + " \"statement\": \"The king is dead.\"}]}"
            : "{\"items\": []}");
  }
}
