package gaia.search;

import java.time.Instant;
import org.apache.lucene.document.Document;

/** Reads a {@link SearchDocument} back from the index. */
final class StoredDocument {

  private StoredDocument() {}

  static SearchDocument read(Document stored) {
    Number position = Fields.number(stored, Fields.POSITION);
    Number created = Fields.number(stored, Fields.CREATED);
    return new SearchDocument(
        SearchKind.valueOf(Fields.text(stored, Fields.KIND)),
        Fields.text(stored, Fields.OWNER),
        Fields.text(stored, Fields.CAMPAIGN),
        Fields.text(stored, Fields.ARCHIVE),
        position == null ? 0 : position.intValue(),
        stored.get(Fields.SPEAKER),
        created == null ? null : Instant.ofEpochMilli(created.longValue()),
        Fields.text(stored, Fields.TEXT));
  }
}
