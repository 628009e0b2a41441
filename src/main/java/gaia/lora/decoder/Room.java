package gaia.lora.decoder;

/**
 * How much a decoder can take at once.
 *
 * @param rows tokens of a batch, for each part of the team
 * @param sequence tokens of the longest sequence
 * @param labelled tokens of a batch that are asked for, for each part of the team
 * @param learning whether what the way back needs is kept
 */
public record Room(int rows, int sequence, int labelled, boolean learning) {

  /** What a decoder takes beside the weights, in bytes, for each part of the team. */
  public long bytes(DecoderConfig config, int rank) {
    long perLayer =
        2L * config.width()
            + 3L * config.queries()
            + 4L * config.keys()
            + 2L * config.feedForward()
            + (long) config.heads() * sequence
            + (long) Linear.values().length * rank;
    long scratch =
        4L * config.width()
            + 3L * config.queries()
            + 2L * config.keys()
            + 3L * config.feedForward();
    long kept = perLayer * (learning ? config.layers() : 1);
    long logits = (long) labelled * (config.vocabulary() + 2L * config.width());
    return Float.BYTES * (rows * (kept + scratch) + logits + 2L * sequence * sequence);
  }
}
