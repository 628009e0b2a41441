package gaia.search;

/**
 * All that speaks for the documents of a scope, one number for each slot, before it is weighed.
 *
 * @param scale the rarity of the question's words
 * @param whole the score of the conversation that the document stands in
 * @param dense cosines, or all zeros when there is no space
 * @param timely how well a document fits a time that the question names, 0 to 1
 */
record Evidence(
    Question question,
    ScopeFields scope,
    float scale,
    float[] answer,
    float[] near2,
    float[] near4,
    float[] whole,
    float[] dense,
    float[] timely) {

  /** Texts of fewer words than this say little on their own. */
  private static final float BRIEF = 8;

  int size() {
    return answer.length;
  }

  /** The sum that decides the order; 0 where nothing speaks for a document. */
  float[] fuse(Weights weights) {
    boolean[] named = new boolean[scope.speakers().size()];
    question.named().forEach(number -> named[number] = true);
    float[] sums = new float[size()];
    for (int slot = 0; slot < sums.length; slot++) {
      float words =
          weights.answer() * answer[slot]
              + weights.near2() * near2[slot]
              + weights.near4() * near4[slot]
              + weights.whole() * whole[slot];
      float others = weights.dense() * Math.max(0, dense[slot]) + weights.time() * timely[slot];
      int speaker = scope.speakerOf()[slot];
      boolean said = speaker >= 0 && named[speaker];
      if (words + others > 0 || question.namesOnly() && said) {
        float hints = hints(slot, weights) + (said ? weights.speaker() : 0);
        float sum = words + scale * (others + hints);
        sums[slot] = Math.max(sum, Float.MIN_NORMAL);
      }
    }
    return sums;
  }

  /** What fits the form of the question, whatever it is about. */
  private float hints(int slot, Weights weights) {
    Traits traits = scope.traits()[slot];
    float hints = tellsWhen(slot) ? weights.when() : 0;
    hints += weights.names() * traits.names() / 2f;
    hints -= weights.brief() * Math.max(0, 1 - scope.lengths()[slot] / BRIEF);
    return hints - (traits.asks() ? weights.asks() : 0);
  }

  /** Whether the question asks for a time and the document tells one. */
  boolean tellsWhen(int slot) {
    return question.when() && scope.traits()[slot].tellsTime();
  }

  /** Whether the question names who said it. */
  boolean isNamed(int slot) {
    return question.named().contains(scope.speakerOf()[slot]);
  }
}
