package gaia.search;

import java.util.List;

/**
 * A room that owns searchable things. Search asks its sources whenever it indexes or rebuilds, so
 * that the index stays a cache that can be thrown away.
 */
public interface SearchSource {

  /** A short stable name, {@code [a-z]+}, unique in the house: part of task data and index keys. */
  String name();

  /** All documents of one group, in order of position; empty when the group is gone. */
  List<SearchDocument> documents(String groupId);

  /** The groups that ought to be in the index at present, oldest first. */
  List<String> groups();
}
