package gaia.search;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Conversations with questions and the turns that answer them, in the JSON layout of the LoCoMo
 * data set (Maharana et al., 2024), compressed or not. The data are not part of the project.
 */
final class EvaluationSet {

  static final String OWNER = "reader";

  /**
   * The data set's numbers of categories; adversarial questions have no answer and are left out.
   */
  static final Map<Integer, String> CATEGORIES =
      Map.of(4, "single-hop", 1, "multi-hop", 2, "temporal", 3, "open-domain");

  private static final Pattern EVIDENCE = Pattern.compile("D:?(\\d+):(\\d+)");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("h:mm a 'on' d MMMM, yyyy", Locale.ENGLISH);

  /**
   * @param evidence places of turns, {@code session:turn}, 1-based
   */
  record Asked(String text, String category, Set<String> evidence) {}

  /**
   * @param sessions the turns of each session by its number
   */
  record Conversation(
      String id, Map<Integer, List<SearchDocument>> sessions, List<Asked> questions) {}

  private EvaluationSet() {}

  static List<Conversation> read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false)
          .map(EvaluationSet::conversation)
          .toList();
    }
  }

  private static Conversation conversation(JsonNode sample) {
    String id = sample.path("sample_id").asText();
    JsonNode told = sample.path("conversation");
    Map<Integer, List<SearchDocument>> sessions = new LinkedHashMap<>();
    for (int number = 1; number < 100; number++) {
      JsonNode turns = told.path("session_" + number);
      if (!turns.isEmpty()) {
        String date = told.path("session_" + number + "_date_time").asText();
        sessions.put(number, turns(id, number, moment(date), turns));
      }
    }
    return new Conversation(id, sessions, questions(sample.path("qa"), sessions));
  }

  private static Instant moment(String date) {
    String upper = date.replace("am on", "AM on").replace("pm on", "PM on");
    return LocalDateTime.parse(upper, DATE).toInstant(ZoneOffset.UTC);
  }

  private static List<SearchDocument> turns(
      String id, int session, Instant moment, JsonNode turns) {
    List<SearchDocument> documents = new ArrayList<>();
    for (JsonNode turn : turns) {
      String caption = turn.path("blip_caption").asText("");
      documents.add(
          new SearchDocument(
              SearchKind.TURN,
              OWNER,
              id,
              id + "-" + session,
              documents.size(),
              turn.path("speaker").asText(),
              moment,
              turn.path("text").asText()
                  + (caption.isEmpty() ? "" : " [shared a photo: " + caption + "]")));
    }
    return documents;
  }

  private static List<Asked> questions(
      JsonNode asked, Map<Integer, List<SearchDocument>> sessions) {
    List<Asked> questions = new ArrayList<>();
    for (JsonNode question : asked) {
      String category = CATEGORIES.get(question.path("category").asInt());
      Set<String> evidence = new HashSet<>();
      for (JsonNode places : question.path("evidence")) {
        EVIDENCE.matcher(places.asText()).results().forEach(m -> add(m, sessions, evidence));
      }
      if (category != null && !evidence.isEmpty()) {
        questions.add(new Asked(question.path("question").asText(), category, evidence));
      }
    }
    return questions;
  }

  private static void add(
      MatchResult place, Map<Integer, List<SearchDocument>> sessions, Set<String> evidence) {
    int session = Integer.parseInt(place.group(1));
    int turn = Integer.parseInt(place.group(2));
    if (turn >= 1 && turn <= sessions.getOrDefault(session, List.of()).size()) {
      evidence.add(session + ":" + turn);
    }
  }
}
