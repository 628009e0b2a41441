package gaia.search;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;

/** Closeness of meaning: the cosine of each document's vector with that of the question. */
final class Dense {

  /** Up to this many documents all are compared, which is exact; beyond, the graph is asked. */
  static final int EXACT_LIMIT = 20_000;

  private static final int FROM_GRAPH = 300;

  private Dense() {}

  /** One cosine for each slot; 0 where there is no vector or it was not near enough to be found. */
  static float[] scores(Scope scope, Query filter, String field, float[] question)
      throws IOException {
    return scope.size() <= EXACT_LIMIT
        ? exact(scope, field, question)
        : fromGraph(scope, filter, field, question);
  }

  static float[] exact(Scope scope, String field, float[] question) throws IOException {
    float[] scores = new float[scope.size()];
    for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      if (vectors == null || vectors.dimension() != question.length) {
        continue;
      }
      for (int doc = vectors.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = vectors.nextDoc()) {
        int slot = scope.slot(leaf.docBase + doc);
        if (slot >= 0) {
          scores[slot] = VectorUtil.dotProduct(vectors.vectorValue(), question);
        }
      }
    }
    return scores;
  }

  static float[] fromGraph(Scope scope, Query filter, String field, float[] question)
      throws IOException {
    float[] scores = new float[scope.size()];
    var nearest = new KnnFloatVectorQuery(field, question, FROM_GRAPH, filter);
    for (ScoreDoc found : scope.searcher().search(nearest, FROM_GRAPH).scoreDocs) {
      int slot = scope.slot(found.doc);
      if (slot >= 0) {
        // Lucene reports (1 + cosine) / 2.
        scores[slot] = 2 * found.score - 1;
      }
    }
    return scores;
  }
}
