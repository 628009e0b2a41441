package gaia.search;

/**
 * All that speaks for the documents of a scope, one number for each slot, before it is weighed.
 *
 * @param whole the score of the conversation that the document stands in
 * @param dense cosines, or all zeros when there is no space
 * @param named 1 where the question names the speaker
 * @param timely how well the time of a document fits a time that the question names, 0 to 1
 */
record Evidence(
    float[] text,
    float[] near1,
    float[] near2,
    float[] whole,
    float[] dense,
    float[] named,
    float[] timely) {

  int size() {
    return text.length;
  }

  /** The sum that decides the order; 0 where nothing speaks for a document. */
  float[] fuse(Weights weights) {
    float[] sums = new float[size()];
    float best = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] =
          weights.text() * text[i]
              + weights.near1() * near1[i]
              + weights.near2() * near2[i]
              + weights.whole() * whole[i];
      best = Math.max(best, sums[i]);
    }
    float scale = best > 0 ? best : 1;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += scale * weights.dense() * Math.max(0, dense[i]);
      if (sums[i] > 0) {
        sums[i] += scale * (weights.speaker() * named[i] + weights.time() * timely[i]);
      }
    }
    return sums;
  }
}
