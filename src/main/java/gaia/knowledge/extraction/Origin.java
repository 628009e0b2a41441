package gaia.knowledge.extraction;

import org.jspecify.annotations.Nullable;

/**
 * Who read a conversation.
 *
 * @param extractor {@code rules} or {@code model}
 * @param model the name of the language model; null for rules
 * @param promptVersion which wording of the prompts it was asked with; null for rules
 */
public record Origin(String extractor, @Nullable String model, @Nullable String promptVersion) {

  /** No language model took part. */
  public static final Origin RULES = new Origin(RulesExtractor.NAME, null, null);

  public static Origin model(String model, String promptVersion) {
    return new Origin("model", model, promptVersion);
  }

  public boolean isRules() {
    return extractor.equals(RulesExtractor.NAME);
  }
}
