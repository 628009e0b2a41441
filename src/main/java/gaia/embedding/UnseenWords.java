package gaia.embedding;

/**
 * Vectors for words that were not there when the space was learned: the sum of one fixed random
 * vector for each run of 3 to 5 characters. Equal words meet, and so do words of similar spelling.
 */
final class UnseenWords {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int dimension;

  UnseenWords(int dimension) {
    this.dimension = dimension;
  }

  /** A vector of length 1. */
  float[] vector(String word) {
    String marked = "<" + word + ">";
    float[] sum = new float[dimension];
    for (int length = SHORTEST; length <= LONGEST; length++) {
      for (int start = 0; start + length <= marked.length(); start++) {
        addSigns(sum, hash(marked, start, start + length));
      }
    }
    return Vectors.unit(sum);
  }

  private static long hash(String text, int start, int end) {
    long hash = FNV_OFFSET;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** Adds +1 or -1 to every element, from a generator that the hash starts (SplitMix64). */
  private static void addSigns(float[] sum, long hash) {
    long state = hash;
    long bits = 0;
    for (int i = 0; i < sum.length; i++) {
      if (i % Long.SIZE == 0) {
        state += 0x9e3779b97f4a7c15L;
        bits = mix(state);
      }
      sum[i] += (bits & 1) == 0 ? 1f : -1f;
      bits >>>= 1;
    }
  }

  private static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
