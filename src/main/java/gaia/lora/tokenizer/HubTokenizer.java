package gaia.lora.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a tokenizer out of {@code tokenizer.json} and {@code tokenizer_config.json}. */
final class HubTokenizer {

  private static final int MOST = 2_000_000;

  private final JsonNode json;
  private final JsonNode settings;

  HubTokenizer(JsonNode json, JsonNode settings) {
    this.json = json;
    this.settings = settings;
  }

  Tokenizer read() throws UnusableTokenizer {
    JsonNode model = json.path("model");
    String type = model.path("type").asText(model.has("merges") ? "BPE" : "none");
    if (!type.equals("BPE")) {
      throw new UnusableTokenizer("tokenizer.json holds an unknown kind of model: " + type);
    }
    List<String> merges = merges(model.path("merges"));
    Vocabulary vocabulary = vocabulary(model.path("vocab"));
    if (model.path("byte_fallback").asBoolean(false)) {
      return sentencePieces(vocabulary, merges);
    }
    return new BytePairTokenizer(vocabulary, merges, split());
  }

  private static List<String> merges(JsonNode given) {
    List<String> merges = new ArrayList<>();
    given.forEach(
        pair ->
            merges.add(
                pair.isArray()
                    ? pair.path(0).asText() + " " + pair.path(1).asText()
                    : pair.asText()));
    return merges;
  }

  /** What is joined first has the best score. */
  private static Tokenizer sentencePieces(Vocabulary vocabulary, List<String> merges) {
    Map<String, Integer> ranks = new HashMap<>();
    for (int i = 0; i < merges.size(); i++) {
      ranks.putIfAbsent(merges.get(i).replace(" ", ""), i);
    }
    float[] scores = new float[vocabulary.size()];
    for (int i = 0; i < scores.length; i++) {
      Integer rank = ranks.get(vocabulary.tokens().get(i));
      scores[i] = rank == null ? Float.NEGATIVE_INFINITY : -rank;
    }
    return new SentencePieceTokenizer(
        vocabulary, scores, true, vocabulary.numbers().getOrDefault("<unk>", -1));
  }

  private WordSplit split() throws UnusableTokenizer {
    JsonNode given = json.path("pre_tokenizer");
    List<JsonNode> steps = new ArrayList<>();
    if (given.path("type").asText().equals("Sequence")) {
      given.path("pretokenizers").forEach(steps::add);
    } else {
      steps.add(given);
    }
    String expression = "";
    boolean digitsApart = false;
    for (JsonNode step : steps) {
      switch (step.path("type").asText("none")) {
        case "Split" -> expression = step.path("pattern").path("Regex").asText("?");
        case "Digits" -> digitsApart = step.path("individual_digits").asBoolean(false);
        case "ByteLevel" -> {
          // Its own expression is GPT-2's, which is what an empty one stands for.
        }
        default ->
            throw new UnusableTokenizer(
                "tokenizer.json cuts words in an unknown way: " + step.path("type"));
      }
    }
    String known = expression;
    return WordSplit.ruled(expression, digitsApart)
        .orElseThrow(
            () -> new UnusableTokenizer("tokenizer.json cuts words in an unknown way: " + known));
  }

  private Vocabulary vocabulary(JsonNode given) throws UnusableTokenizer {
    Map<Integer, String> texts = new HashMap<>();
    given.fields().forEachRemaining(entry -> texts.put(entry.getValue().asInt(-1), entry.getKey()));
    Set<Integer> markers = new HashSet<>();
    for (JsonNode added : json.path("added_tokens")) {
      texts.put(added.path("id").asInt(-1), added.path("content").asText());
      markers.add(added.path("id").asInt(-1));
    }
    int size = texts.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    if (size == 0 || size > MOST || texts.containsKey(-1)) {
      throw new UnusableTokenizer("tokenizer.json holds no usable vocabulary.");
    }
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tokens.add(texts.getOrDefault(i, ""));
    }
    int begin = tokens.indexOf(marker("bos_token"));
    return new Vocabulary(
        tokens,
        markers,
        begin,
        tokens.indexOf(marker("eos_token")),
        begin >= 0 && settings.path("add_bos_token").asBoolean(addsBegin(begin)),
        settings.path("chat_template").asText(""));
  }

  /** Newer files say it only by what they put around a text. */
  private boolean addsBegin(int begin) {
    String around = json.path("post_processor").toString();
    return around.contains("\"ids\":[" + begin + "]");
  }

  private String marker(String which) {
    JsonNode given = settings.path(which);
    String text = given.isObject() ? given.path("content").asText("") : given.asText("");
    return text.isEmpty() || text.equals("null") ? "\0" : text;
  }
}
