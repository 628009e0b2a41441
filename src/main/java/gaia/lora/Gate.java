package gaia.lora;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decides whether an adapter may be used, by what the model knew before and after.
 *
 * @param learned by how much the share of learned answers must rise
 * @param negatives the least share of right answers to what was never said
 * @param forgotten by how much the share of older answers may fall
 * @param perplexity by which factor the perplexity of unrelated text may rise
 */
record Gate(double learned, double negatives, double forgotten, double perplexity) {

  static final Gate USUAL = new Gate(0.2, 0.8, 0.05, 1.25);

  /**
   * @param reasons why not; empty when it may be used
   */
  record Verdict(boolean published, List<String> reasons) {
    Verdict {
      reasons = List.copyOf(reasons);
    }
  }

  Verdict judge(Scores before, Scores after) {
    List<String> reasons = new ArrayList<>();
    if (after.learned() - before.learned() < learned) {
      reasons.add(
          "it answers %s of the new questions instead of %s before, less than %s more"
              .formatted(percent(after.learned()), percent(before.learned()), percent(learned)));
    }
    if (after.negatives() < negatives) {
      reasons.add(
          "it says of only %s of what was never said that it was not, less than %s"
              .formatted(percent(after.negatives()), percent(negatives)));
    }
    if (before.kept() - after.kept() > forgotten) {
      reasons.add(
          "it answers %s of the older questions instead of %s before, more than %s less"
              .formatted(percent(after.kept()), percent(before.kept()), percent(forgotten)));
    }
    if (!(after.perplexity() <= before.perplexity() * perplexity)) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "unrelated text became harder: perplexity %.1f instead of %.1f",
              after.perplexity(),
              before.perplexity()));
    }
    return new Verdict(reasons.isEmpty(), reasons);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
