package gaia.tensor;

/**
 * Attention of the tokens of a text to each other: Vaswani and others, "Attention is all you need",
 * 2017, section 3.2. Keeps its memory for the next text; belongs to one thread at a time.
 */
public interface Attention {

  /**
   * Replaces the rows of one text in {@code to} by what its tokens see of each other.
   *
   * @param projected (rows, 3 heads × size): queries, already divided, then keys, then values
   * @param first row of the text, in both arrays
   * @param length how many rows the text has, at most as many as this was made for
   * @param gains what a token gains or loses by its place
   * @param to (rows, heads × size)
   */
  void apply(float[] projected, int first, int length, Gains gains, float[] to);

  /** Something added to the products of queries and keys. */
  @FunctionalInterface
  interface Gains {

    /** Adds nothing. */
    Gains NONE = (head, token, products, from, length) -> {};

    /**
     * Adds to what one token sees of all tokens of its text.
     *
     * @param from where the products of the token begin
     * @param length how many there are
     */
    void addTo(int head, int token, float[] products, int from, int length);
  }

  /**
   * The fastest one that this Java runtime can load.
   *
   * @param size of a head
   * @param mostTokens how many tokens a text may have
   */
  static Attention of(int heads, int size, int mostTokens) {
    return KernelChoice.HAS_VECTORS
        ? KernelChoice.attention(heads, size, mostTokens)
        : new PanelAttention(heads, size, mostTokens, PanelProduct.fastest());
  }
}
