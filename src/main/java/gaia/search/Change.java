package gaia.search;

/**
 * A group of documents that was indexed or removed.
 *
 * @param id ascending in the order in which changes became visible
 * @param indexId the index that has the change already
 */
record Change(long id, GroupName group, Operation operation, String indexId) {

  enum Operation {
    /** The group is to be indexed as it is now. */
    INDEX,
    /** The group is gone. */
    REMOVE,
    /** The group is gone, and no byte of it may stay. */
    ERASE
  }
}
