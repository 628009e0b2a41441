package gaia.embedding;

import java.util.Arrays;
import java.util.List;

/**
 * Which words stand near which, as positive pointwise mutual information with smoothed contexts.
 * Method: Levy, Goldberg and Dagan, "Improving Distributional Similarity with Lessons Learned from
 * Word Embeddings", 2015. A pair counts 1/distance.
 */
final class Cooccurrence {

  /** Each place costs twice the window of additions. */
  private static final int PLACES_BETWEEN_BREATHS = 4096;

  private final int words;
  private final int window;
  private final double smoothing;
  private final int[] stream;
  private final int[] groupStart;
  private final int[] groupEnd;
  private final int[] placesStart;
  private final int[] places;

  /**
   * @param window how many words on each side are near
   * @param smoothing exponent on the frequency of contexts, (0, 1]
   */
  Cooccurrence(List<int[]> groups, int words, int window, double smoothing) {
    this.words = words;
    this.window = window;
    this.smoothing = smoothing;
    this.stream = groups.stream().flatMapToInt(Arrays::stream).toArray();
    this.groupStart = new int[stream.length];
    this.groupEnd = new int[stream.length];
    int start = 0;
    for (int[] group : groups) {
      Arrays.fill(groupStart, start, start + group.length, start);
      Arrays.fill(groupEnd, start, start + group.length, start + group.length);
      start += group.length;
    }
    this.placesStart = new int[words + 1];
    this.places = new int[stream.length];
    sortPlaces();
  }

  private void sortPlaces() {
    for (int word : stream) {
      placesStart[word + 1]++;
    }
    for (int word = 0; word < words; word++) {
      placesStart[word + 1] += placesStart[word];
    }
    int[] next = Arrays.copyOf(placesStart, words);
    for (int place = 0; place < stream.length; place++) {
      places[next[stream[place]]++] = place;
    }
  }

  /** Row = word, column = the word near it. */
  SparseMatrix positivePointwiseMutualInformation(Runnable breathe) {
    double[] totals = totals(breathe);
    double[] contexts = Arrays.stream(totals).map(t -> Math.pow(t, smoothing)).toArray();
    double all = Arrays.stream(contexts).sum();
    Row row = new Row(words);
    Growing growing = new Growing();
    int[] starts = new int[words + 1];
    int seen = 0;
    for (int word = 0; word < words; word++) {
      count(word, row);
      for (int near : row.touchedInOrder()) {
        double ratio = row.counts[near] * all / (totals[word] * contexts[near]);
        if (ratio > 1) {
          growing.add(near, (float) Math.log(ratio));
        }
      }
      row.clear();
      starts[word + 1] = growing.size;
      seen += placesStart[word + 1] - placesStart[word];
      if (seen >= PLACES_BETWEEN_BREATHS) {
        seen = 0;
        breathe.run();
      }
    }
    return new SparseMatrix(words, starts, growing.columns(), growing.values());
  }

  private double[] totals(Runnable breathe) {
    double[] totals = new double[words];
    for (int place = 0; place < stream.length; place++) {
      if (place % PLACES_BETWEEN_BREATHS == 0) {
        breathe.run();
      }
      int before = Math.min(window, place - groupStart[place]);
      int after = Math.min(window, groupEnd[place] - 1 - place);
      for (int distance = 1; distance <= Math.max(before, after); distance++) {
        int sides = (distance <= before ? 1 : 0) + (distance <= after ? 1 : 0);
        totals[stream[place]] += (double) sides / distance;
      }
    }
    return totals;
  }

  private void count(int word, Row row) {
    for (int i = placesStart[word]; i < placesStart[word + 1]; i++) {
      int place = places[i];
      int first = Math.max(groupStart[place], place - window);
      int last = Math.min(groupEnd[place] - 1, place + window);
      for (int near = first; near <= last; near++) {
        if (near != place) {
          row.add(stream[near], 1.0 / Math.abs(near - place));
        }
      }
    }
  }

  /** Counts of one word, over all words that may stand near it. */
  private static final class Row {
    private final double[] counts;
    private final int[] touched;
    private int size;

    Row(int words) {
      counts = new double[words];
      touched = new int[words];
    }

    void add(int word, double count) {
      if (counts[word] == 0) {
        touched[size++] = word;
      }
      counts[word] += count;
    }

    int[] touchedInOrder() {
      Arrays.sort(touched, 0, size);
      return Arrays.copyOf(touched, size);
    }

    void clear() {
      for (int i = 0; i < size; i++) {
        counts[touched[i]] = 0;
      }
      size = 0;
    }
  }

  /** Two arrays that grow together. */
  private static final class Growing {
    private int[] columns = new int[1024];
    private float[] values = new float[1024];
    private int size;

    void add(int column, float value) {
      if (size == columns.length) {
        columns = Arrays.copyOf(columns, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      columns[size] = column;
      values[size++] = value;
    }

    int[] columns() {
      return Arrays.copyOf(columns, size);
    }

    float[] values() {
      return Arrays.copyOf(values, size);
    }
  }
}
