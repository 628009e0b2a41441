package gaia.it;

import org.jspecify.annotations.Nullable;

/** What a model says that reads one conversation well, makes something up, and finds no more. */
final class ExtractionAnswers {

  private ExtractionAnswers() {}

  /** The answer to the body of a request; null where it is about something else. */
  static @Nullable String to(String body) {
    if (!body.contains("<conversation>") && !body.contains("<notes>")) {
      return null;
    }
    return body.contains("Note down lasting facts") && body.contains("Toller Bridge")
        ? "{\"items\": [{\"quote\": \"The Toller Bridge has seven arches\", \"turn\": 0,"
              + " \"statement\": \"The Toller Bridge has seven arches.\", \"subject\": \"Toller"
              + " Bridge\", \"predicate\": \"has\", \"object\": \"seven arches\", \"modality\":"
              + " \"stated\", \"when\": \"\"}, {\"quote\": \"The king is dead\", \"turn\": 0,"
              + " \"statement\": \"The king is dead.\"}]}"
        : "{\"items\": []}";
  }
}
