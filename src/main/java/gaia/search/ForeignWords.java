package gaia.search;

import java.util.List;
import java.util.Set;

/** A room that knows which of its things rest on words that were brought in from elsewhere. */
public interface ForeignWords {

  /** Those of these documents, all of one owner, that rest on nothing that was said here. */
  Set<SearchDocument> among(List<SearchDocument> found);
}
