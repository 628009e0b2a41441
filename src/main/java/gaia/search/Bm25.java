package gaia.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Okapi BM25 over one field, with all statistics taken from a {@link Scope}. See Robertson and
 * Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009; the inverse document
 * frequency is Lucene's, which is never negative.
 */
final class Bm25 {

  private static final float K1 = 0.9f;
  private static final float B = 0.4f;

  private final Scope scope;
  private final String field;
  private final float[] lengthFactors;

  Bm25(Scope scope, String field) throws IOException {
    this.scope = scope;
    this.field = field;
    this.lengthFactors = lengthFactors(scope.lengths(field));
  }

  private static float[] lengthFactors(int[] lengths) {
    double mean = Math.max(1, Arrays.stream(lengths).average().orElse(1));
    float[] factors = new float[lengths.length];
    for (int slot = 0; slot < lengths.length; slot++) {
      factors[slot] = (float) (K1 * (1 - B + B * lengths[slot] / mean));
    }
    return factors;
  }

  /**
   * What the terms find.
   *
   * @param scores one for each slot; 0 where no term occurs
   * @param rarity the sum of the inverse document frequencies of all terms, found or not
   */
  record Match(float[] scores, float rarity) {}

  float[] scores(Collection<String> terms) throws IOException {
    return match(terms).scores();
  }

  Match match(Collection<String> terms) throws IOException {
    float[] scores = new float[scope.size()];
    double rarity = 0;
    List<Place> places = places();
    for (String term : terms) {
      Found found = find(new BytesRef(term), places);
      double idf = Math.log(1 + (scope.size() - found.size + 0.5) / (found.size + 0.5));
      rarity += idf;
      for (int i = 0; i < found.size; i++) {
        int slot = found.slots[i];
        int count = found.counts[i];
        scores[slot] += (float) (idf * count * (K1 + 1) / (count + lengthFactors[slot]));
      }
    }
    return new Match(scores, (float) rarity);
  }

  /** Where to look a term up in each segment; made once for all terms, for it is large. */
  private List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        places.add(new Place(terms.iterator(), leaf.docBase));
      }
    }
    return places;
  }

  private record Place(TermsEnum terms, int base) {}

  private Found find(BytesRef term, List<Place> places) throws IOException {
    Found found = new Found();
    for (Place place : places) {
      if (place.terms().seekExact(term)) {
        collect(place.terms().postings(null, PostingsEnum.FREQS), place.base(), found);
      }
    }
    return found;
  }

  private void collect(PostingsEnum postings, int base, Found found) throws IOException {
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = postings.nextDoc()) {
      int slot = scope.slot(base + doc);
      if (slot >= 0) {
        found.add(slot, postings.freq());
      }
    }
  }

  /** Where one term occurs, and how often. */
  private static final class Found {
    private int[] slots = new int[64];
    private int[] counts = new int[64];
    private int size;

    void add(int slot, int count) {
      if (size == slots.length) {
        slots = Arrays.copyOf(slots, size * 2);
        counts = Arrays.copyOf(counts, size * 2);
      }
      slots[size] = slot;
      counts[size++] = count;
    }
  }
}
