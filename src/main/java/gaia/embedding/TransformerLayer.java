package gaia.embedding;

import gaia.tensor.Panel;

/**
 * The weights of one layer, as the pass wants them. Queries, keys and values are made by one
 * product. The queries' share is divided by the root of the head size already. Keys have no bias,
 * which would cancel out in the softmax; that of the values is part of {@code outputBias}, because
 * the shares of attention sum to 1.
 *
 * @param projection (3 hidden, hidden): queries, keys, values
 * @param queryBias (hidden)
 * @param output (hidden, hidden)
 * @param up (intermediate, hidden)
 * @param down (hidden, intermediate)
 */
@SuppressWarnings("ArrayRecordComponent") // Weights are used, never compared.
record TransformerLayer(
    Panel projection,
    float[] queryBias,
    Panel output,
    float[] outputBias,
    Norm afterAttention,
    Panel up,
    float[] upBias,
    Panel down,
    float[] downBias,
    Norm afterFeedForward) {

  /** Layer normalisation's gain and shift. */
  @SuppressWarnings("ArrayRecordComponent")
  record Norm(float[] gain, float[] shift) {}
}
