package gaia.embedding;

import gaia.tensor.Projection;

/**
 * The weights of one layer, as the pass wants them. Queries, keys and values are made by one
 * product. The queries' share is divided by the root of the head size already. Keys have no bias,
 * which would cancel out in the softmax; that of the values is part of {@code outputBias}, because
 * the shares of attention sum to 1.
 *
 * @param projection of hidden numbers to queries, keys and values of as many each
 * @param queryBias (hidden)
 */
@SuppressWarnings("ArrayRecordComponent") // Weights are used, never compared.
record TransformerLayer(
    Projection projection,
    float[] queryBias,
    Projection output,
    float[] outputBias,
    Norm afterAttention,
    Projection up,
    float[] upBias,
    Projection down,
    float[] downBias,
    Norm afterFeedForward) {

  /** Layer normalisation's gain and shift. */
  @SuppressWarnings("ArrayRecordComponent")
  record Norm(float[] gain, float[] shift) {}
}
