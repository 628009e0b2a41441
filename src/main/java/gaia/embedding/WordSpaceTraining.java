package gaia.embedding;

import gaia.tensor.Matrix;
import gaia.tensor.MatrixProduct;
import gaia.tensor.NativeLibraries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link WordSpace} from texts. Add the texts group by group, then train once; the same
 * groups in the same order give the same space. Used by one thread.
 */
public final class WordSpaceTraining {

  private static final int VOCABULARY_LIMIT = 30_000;
  private static final double SIF = 1e-3;
  private static final int COMMON_ITERATIONS = 30;

  /** Each step goes once over a vector or over the words of a text. */
  private static final int STEPS_BETWEEN_BREATHS = 256;

  private final Settings settings;
  private final MatrixProduct product;
  private final Runnable breathe;
  private final English english = new English();
  private final Corpus corpus = new Corpus();

  /**
   * @param window words on each side that count as near
   * @param smoothing exponent on the frequency of contexts, (0, 1]
   * @param exponent on the singular values: 1 keeps their differences, 0 evens them out
   */
  record Settings(int dimension, int window, double smoothing, double exponent) {
    static final Settings USUAL = new Settings(200, 10, 0.75, 0.5);
  }

  /**
   * @param breathe called every few milliseconds of work; what it throws ends the training
   */
  public WordSpaceTraining(Runnable breathe) {
    this(Settings.USUAL, MatrixProduct.fastest(), breathe);
  }

  WordSpaceTraining(Settings settings, MatrixProduct product, Runnable breathe) {
    this.settings = settings;
    this.product = product;
    this.breathe = breathe;
  }

  /**
   * Unpacks what training needs from its jar, seconds of work that nothing can interrupt; does
   * nothing when that was done before.
   */
  public static void unpackLibraries() throws IOException {
    NativeLibraries.unpack();
  }

  /** Adds the texts of one group in their order; neighbouring texts explain each other. */
  public void add(List<String> texts) {
    corpus.add(texts.stream().map(this::terms).toList());
  }

  private List<String> terms(String text) {
    breathe.run();
    return english.terms(text);
  }

  /** How many texts were added. */
  public int texts() {
    return corpus.texts();
  }

  /** The space of all texts added so far. */
  public WordSpace train() {
    Corpus.Vocabulary vocabulary = corpus.vocabulary(VOCABULARY_LIMIT);
    SparseMatrix information =
        new Cooccurrence(
                corpus.groupsAsNumbers(vocabulary),
                vocabulary.size(),
                settings.window(),
                settings.smoothing())
            .positivePointwiseMutualInformation(breathe);
    var svd =
        new RandomizedSvd(product, breathe).decompose(information, dimension(vocabulary.size()));
    WordSpace raw =
        new WordSpace(
            "words",
            corpus.texts(),
            vocabulary.words(),
            weights(vocabulary.counts()),
            wordVectors(svd),
            new float[svd.left().columns()]);
    WordSpace space = raw.withCommon(commonDirection(raw, vocabulary));
    return space.withId("words-" + SpaceFile.digest(space).substring(0, 16));
  }

  /** With as many directions as words every word would have its own, and nothing in common. */
  private int dimension(int words) {
    return Math.min(settings.dimension(), (words + 7) / 8);
  }

  private Matrix wordVectors(RandomizedSvd.Result svd) {
    Matrix vectors = svd.left();
    int n = vectors.columns();
    double[] scale = new double[n];
    double negligible = n == 0 ? 0 : svd.singularValues()[0] * 1e-4;
    for (int c = 0; c < n; c++) {
      double sigma = svd.singularValues()[c];
      scale[c] = sigma > negligible ? Math.pow(sigma, settings.exponent()) : 0;
    }
    float[] row = new float[n];
    for (int r = 0; r < vectors.rows(); r++) {
      for (int c = 0; c < n; c++) {
        row[c] = (float) (vectors.at(r, c) * scale[c]);
      }
      System.arraycopy(Vectors.unit(row), 0, vectors.values(), r * n, n);
      breatheAt(r);
    }
    return vectors;
  }

  private void breatheAt(int step) {
    if (step % STEPS_BETWEEN_BREATHS == 0) {
      breathe.run();
    }
  }

  private static float[] weights(int[] counts) {
    double all = 0;
    for (int count : counts) {
      all += count;
    }
    float[] weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = (float) (SIF / (SIF + counts[i] / all));
    }
    return weights;
  }

  /** The first principal component of all texts, by power iteration. */
  private float[] commonDirection(WordSpace space, Corpus.Vocabulary vocabulary) {
    List<float[]> means = new ArrayList<>();
    for (int[] numbers : corpus.textsAsNumbers(vocabulary)) {
      means.add(meanOf(numbers, space));
      breatheAt(means.size());
    }
    float[] direction = new float[space.dimension()];
    means.forEach(mean -> Vectors.add(direction, mean, 0, 1f));
    float[] current = Vectors.unit(direction);
    for (int i = 0; i < COMMON_ITERATIONS; i++) {
      float[] next = new float[current.length];
      for (int m = 0; m < means.size(); m++) {
        float[] mean = means.get(m);
        Vectors.add(next, mean, 0, (float) Vectors.dot(mean, current));
        breatheAt(m);
      }
      current = Vectors.unit(next);
    }
    return current;
  }

  private static float[] meanOf(int[] numbers, WordSpace space) {
    float[] sum = new float[space.dimension()];
    for (int number : numbers) {
      Vectors.add(
          sum, space.vectors().values(), number * space.dimension(), space.weights()[number]);
    }
    return Vectors.unit(sum);
  }
}
