package gaia.lora.decoder;

/**
 * In which order the rows of queries and keys lie. Where positions turn neighbouring numbers, as in
 * GGUF files of Llama, the two halves of every head are interleaved; elsewhere they follow each
 * other.
 *
 * @param interleaved whether they are
 */
public record RowOrder(boolean interleaved) {

  /** What GGUF files of this kind of model have. */
  public static RowOrder gguf(DecoderConfig config) {
    return new RowOrder(config.architecture().pairsInGguf());
  }

  /** What Hugging Face and PEFT have. */
  public static RowOrder hub() {
    return new RowOrder(false);
  }

  public Change to(RowOrder target) {
    return new Change(interleaved, target.interleaved);
  }

  /** From one order to another. */
  public record Change(boolean from, boolean to) {

    /** Which row of the one order becomes this row of the other. */
    public int source(DecoderConfig config, Linear linear, int row) {
      boolean turned = linear == Linear.QUERY || linear == Linear.KEY;
      if (from == to || !turned) {
        return row;
      }
      int size = config.headSize();
      int start = row / size * size;
      int within = row % size;
      int half = size / 2;
      return from
          ? start + within % half * 2 + within / half
          : start + within % 2 * half + within / 2;
    }
  }
}
