package gaia.search;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.hnsw.FlatVectorsScorer;
import org.apache.lucene.codecs.lucene99.Lucene99FlatVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.hnsw.RandomAccessVectorValues;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;

/**
 * Lucene's own format of vectors, byte for byte and by its name, except that building the graph of
 * a merge breathes: that takes seconds for some thousand vectors.
 */
final class BreathingVectors extends KnnVectorsFormat {

  private static final int COMPARISONS_BETWEEN = 64;
  private static final int MERGING_THREADS = 1;

  private final KnnVectorsFormat usual = new Lucene99HnswVectorsFormat();
  private final Breath breath;

  BreathingVectors(Breath breath) {
    super(new Lucene99HnswVectorsFormat().getName());
    this.breath = breath;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    // Outside merges a stop must not come in the middle of a document.
    return state.context.context != IOContext.Context.MERGE
        ? usual.fieldsWriter(state)
        : new Lucene99HnswVectorsWriter(
            state,
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            new Lucene99FlatVectorsFormat(new Scorer()).fieldsWriter(state),
            MERGING_THREADS,
            null);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return usual.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return usual.getMaxDimensions(field);
  }

  private final class Scorer implements FlatVectorsScorer {

    private final FlatVectorsScorer usual = FlatVectorScorerUtil.getLucene99FlatVectorsScorer();

    @Override
    public RandomVectorScorerSupplier getRandomVectorScorerSupplier(
        VectorSimilarityFunction function, RandomAccessVectorValues vectors) throws IOException {
      return new Supplier(usual.getRandomVectorScorerSupplier(function, vectors));
    }

    @Override
    public RandomVectorScorer getRandomVectorScorer(
        VectorSimilarityFunction function, RandomAccessVectorValues vectors, float[] target)
        throws IOException {
      return usual.getRandomVectorScorer(function, vectors, target);
    }

    @Override
    public RandomVectorScorer getRandomVectorScorer(
        VectorSimilarityFunction function, RandomAccessVectorValues vectors, byte[] target)
        throws IOException {
      return usual.getRandomVectorScorer(function, vectors, target);
    }
  }

  private final class Supplier implements RandomVectorScorerSupplier {

    private final RandomVectorScorerSupplier usual;
    private int asked;

    Supplier(RandomVectorScorerSupplier usual) {
      this.usual = usual;
    }

    @Override
    public RandomVectorScorer scorer(int ordinal) throws IOException {
      if (++asked % COMPARISONS_BETWEEN == 0) {
        breath.drawInMerge();
      }
      return usual.scorer(ordinal);
    }

    @Override
    public RandomVectorScorerSupplier copy() throws IOException {
      return new Supplier(usual.copy());
    }
  }
}
