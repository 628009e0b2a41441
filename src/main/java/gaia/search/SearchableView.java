package gaia.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.jspecify.annotations.Nullable;

/** The index at one moment, with the scopes and documents that were asked for lately. */
final class SearchableView extends IndexSearcher {

  private static final int SCOPES_KEPT = 16;
  private static final long CHARACTERS_KEPT = 1_000_000;

  private final Readings readings = new Readings(CHARACTERS_KEPT);

  private final Map<Scope.Key, ScopeFields> scopes =
      new LinkedHashMap<>(SCOPES_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope.Key, ScopeFields> eldest) {
          return size() > SCOPES_KEPT;
        }
      };

  SearchableView(IndexReader reader) {
    super(reader);
  }

  Readings readings() {
    return readings;
  }

  /** The scope with its fields; made at the first question, and as old as this view. */
  ScopeFields scope(Scope.Key key) throws IOException {
    synchronized (scopes) {
      ScopeFields kept = scopes.get(key);
      if (kept == null) {
        kept = ScopeFields.of(this, key);
        scopes.put(key, kept);
      }
      return kept;
    }
  }

  /** Makes views when the index changes. */
  static final class Factory extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      return new SearchableView(reader);
    }
  }
}
