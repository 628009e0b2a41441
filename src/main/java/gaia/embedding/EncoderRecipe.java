package gaia.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is done around the model: how texts begin, how long they may be, and how the vectors of the
 * tokens become one. The layout of these files is that of sentence-transformers.
 *
 * @param queryPrefix stands before every question
 * @param passagePrefix stands before every passage
 */
record EncoderRecipe(
    Pooling pooling, int mostTokens, boolean lowerCase, String queryPrefix, String passagePrefix) {

  /** How the vectors of the tokens become one: their mean, or that of the first token. */
  enum Pooling {
    MEAN,
    CLS
  }

  private static final String MODULES = "modules.json";
  private static final String POOLING = "1_Pooling/config.json";
  private static final Set<String> KNOWN_MODULES = Set.of("Transformer", "Pooling", "Normalize");
  private static final Pattern E5 = Pattern.compile("(^|.*[^a-z0-9])e5([^a-z0-9].*|$)");
  private static final int LONGEST_PREFIX = 2000;

  /**
   * @throws BrokenModel when a file asks for what is not done here
   */
  static EncoderRecipe read(ModelFolder folder, TransformerConfig config) throws BrokenModel {
    onlyKnownModules(folder);
    String name = name(folder);
    JsonNode prompts = folder.json("config_sentence_transformers.json").path("prompts");
    JsonNode tokenizer = folder.json("tokenizer_config.json");
    return new EncoderRecipe(
        pooling(folder, name),
        mostTokens(folder, tokenizer, config),
        tokenizer.path("do_lower_case").asBoolean(true),
        prefix(folder, prompts, usualQueryPrefix(name), "query", "search_query"),
        prefix(
            folder, prompts, E5.matcher(name).matches() ? "passage: " : "", "passage", "document"));
  }

  /** The name of the folder, and the one that the model had when it was made. */
  private static String name(ModelFolder folder) throws BrokenModel {
    Path last = folder.path().getFileName();
    String made = folder.json("config.json").path("_name_or_path").asText("");
    return (last + " " + made).toLowerCase(Locale.ROOT);
  }

  private static void onlyKnownModules(ModelFolder folder) throws BrokenModel {
    for (JsonNode module : folder.json(MODULES)) {
      String type = module.path("type").asText("").replaceAll(".*\\.", "");
      if (!KNOWN_MODULES.contains(type)) {
        throw new BrokenModel(
            folder.file(MODULES),
            "the module %s is not known".formatted(type.replaceAll("[^A-Za-z0-9_]", "?")));
      }
    }
  }

  private static Pooling pooling(ModelFolder folder, String name) throws BrokenModel {
    if (!folder.has(POOLING)) {
      return name.contains("bge-") ? Pooling.CLS : Pooling.MEAN;
    }
    JsonNode modes = folder.json(POOLING);
    boolean cls = modes.path("pooling_mode_cls_token").asBoolean(false);
    boolean mean = modes.path("pooling_mode_mean_tokens").asBoolean(false);
    boolean other = false;
    for (var field : modes.properties()) {
      boolean known =
          Set.of("pooling_mode_cls_token", "pooling_mode_mean_tokens").contains(field.getKey());
      other |=
          field.getKey().startsWith("pooling_mode_") && !known && field.getValue().asBoolean(false);
    }
    if (cls == mean || other) {
      throw new BrokenModel(
          folder.file(POOLING), "only the mean or the first token alone can be asked for");
    }
    return cls ? Pooling.CLS : Pooling.MEAN;
  }

  private static int mostTokens(ModelFolder folder, JsonNode tokenizer, TransformerConfig config)
      throws BrokenModel {
    int most = config.mostTokens();
    for (JsonNode given :
        new JsonNode[] {
          folder.json("sentence_bert_config.json").path("max_seq_length"),
          tokenizer.path("model_max_length")
        }) {
      if (given.canConvertToInt() && given.asInt() > 2) {
        most = Math.min(most, given.asInt());
      }
    }
    return most;
  }

  private static String usualQueryPrefix(String name) {
    if (E5.matcher(name).matches()) {
      return "query: ";
    }
    boolean english = name.contains("bge-") && name.contains("-en");
    return english ? "Represent this sentence for searching relevant passages: " : "";
  }

  private static String prefix(
      ModelFolder folder, JsonNode prompts, String usual, String name, String otherName)
      throws BrokenModel {
    JsonNode given = prompts.has(name) ? prompts.path(name) : prompts.path(otherName);
    String prefix = given.asText(usual);
    if (prefix.length() > LONGEST_PREFIX) {
      throw new BrokenModel(folder.path(), "the prompt " + name + " is too long");
    }
    return prefix;
  }
}
