package gaia.search;

import gaia.access.SharedCampaign;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a request may see, counted from 0 in slots. How rare a word is, is judged
 * inside the scope alone: neither other campaigns nor other owners change a ranking.
 */
final class Scope {

  private final IndexSearcher searcher;
  private final int[] documents;
  private final int[] slots;

  /** What all documents of a scope have in common. */
  record Key(
      String owner,
      Set<SharedCampaign> shared,
      @Nullable String campaign,
      @Nullable SearchKind kind,
      String level) {

    Key(String owner, @Nullable String campaign, @Nullable SearchKind kind, String level) {
      this(owner, Set.of(), campaign, kind, level);
    }

    Query query() {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      all.add(visible(), Occur.FILTER);
      add(all, Fields.LEVEL, level);
      if (campaign != null) {
        add(all, Fields.CAMPAIGN, campaign);
      }
      if (kind != null) {
        add(all, Fields.KIND, kind.name());
      }
      return all.build();
    }

    Key at(String other) {
      return new Key(owner, shared, campaign, kind, other);
    }

    /** What is the owner's own, and of others only what they share. */
    private Query visible() {
      Query own = new TermQuery(new Term(Fields.OWNER, owner));
      if (shared.isEmpty()) {
        return own;
      }
      BooleanQuery.Builder any = new BooleanQuery.Builder().add(own, Occur.SHOULD);
      for (SharedCampaign other : shared) {
        BooleanQuery.Builder one = new BooleanQuery.Builder();
        add(one, Fields.OWNER, other.owner());
        add(one, Fields.CAMPAIGN, other.campaign());
        any.add(one.build(), Occur.SHOULD);
      }
      return any.build();
    }

    private static void add(BooleanQuery.Builder all, String field, String value) {
      all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }
  }

  private Scope(IndexSearcher searcher, int[] documents) {
    this.searcher = searcher;
    this.documents = documents;
    this.slots = new int[searcher.getIndexReader().maxDoc()];
    Arrays.fill(slots, -1);
    for (int slot = 0; slot < documents.length; slot++) {
      slots[documents[slot]] = slot;
    }
  }

  static Scope of(IndexSearcher searcher, Query query) throws IOException {
    Query rewritten = searcher.rewrite(query);
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1f);
    int[] found = new int[256];
    int size = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var live = leaf.reader().getLiveDocs();
      DocIdSetIterator matches = scorer.iterator();
      for (int doc = matches.nextDoc();
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = matches.nextDoc()) {
        if (live == null || live.get(doc)) {
          if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
          }
          found[size++] = leaf.docBase + doc;
        }
      }
    }
    return new Scope(searcher, Arrays.copyOf(found, size));
  }

  IndexSearcher searcher() {
    return searcher;
  }

  int size() {
    return documents.length;
  }

  /** The number of a document in the index. */
  int document(int slot) {
    return documents[slot];
  }

  /** The slot of a document of the index, or -1 when it is outside. */
  int slot(int document) {
    return slots[document];
  }

  /** The number of terms of a field in every slot, as exact as the index keeps it. */
  int[] lengths(String field) throws IOException {
    int[] lengths = new int[documents.length];
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      NumericDocValues norms = leaf.reader().getNormValues(field);
      if (norms == null) {
        continue;
      }
      for (int doc = norms.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = norms.nextDoc()) {
        int slot = slots[leaf.docBase + doc];
        if (slot >= 0) {
          lengths[slot] = SmallFloat.byte4ToInt((byte) norms.longValue());
        }
      }
    }
    return lengths;
  }
}
