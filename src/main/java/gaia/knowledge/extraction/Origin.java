package gaia.knowledge.extraction;

import org.jspecify.annotations.Nullable;

/**
 * Who read a conversation.
 *
 * @param extractor {@code rules} or {@code model}
 * @param model the name of the language model; for rules, of the one that was asked in vain before,
 *     or null
 * @param promptVersion which wording of the prompts it was asked with; null where none was asked
 */
public record Origin(String extractor, @Nullable String model, @Nullable String promptVersion) {

  /** No language model took part. */
  public static final Origin RULES = new Origin(RulesExtractor.NAME, null, null);

  public static Origin model(String model, String promptVersion) {
    return new Origin("model", model, promptVersion);
  }

  /** Rules read it, because nothing that this model answered could be used. */
  static Origin rulesInsteadOf(String model, String promptVersion) {
    return new Origin(RulesExtractor.NAME, model, promptVersion);
  }

  /** Whether a language model was asked, and rules had to read instead. */
  public boolean isAskedInVain() {
    return isRules() && model != null;
  }

  public boolean isRules() {
    return extractor.equals(RulesExtractor.NAME);
  }
}
