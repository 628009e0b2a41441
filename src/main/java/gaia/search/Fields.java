package gaia.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/** The names of the fields in the index, in one place. */
final class Fields {

  /** {@code source/groupId}: what is replaced and removed as one. */
  static final String GROUP = "group";

  /** {@link #LEAF} or {@link #WHOLE}. */
  static final String LEVEL = "level";

  static final String LEAF = "leaf";
  static final String WHOLE = "whole";

  static final String KIND = "kind";
  static final String OWNER = "owner";
  static final String CAMPAIGN = "campaign";
  static final String ARCHIVE = "archive";
  static final String POSITION = "position";
  static final String SPEAKER = "speaker";
  static final String SPEAKER_KEY = "speaker_key";
  static final String CREATED = "created";

  /** The text as it is shown. */
  static final String TEXT = "text";

  /** The text, with the text before it when that is a question. */
  static final String ANSWER = "answer";

  static final String NEAR_2 = "near_2";
  static final String NEAR_4 = "near_4";

  /** A packed {@link Traits}. */
  static final String TRAITS = "traits";

  /** Packed {@link Days} that the text speaks of. */
  static final String MENTIONED = "mentioned";

  /** All texts of a group, on the document of {@link #WHOLE} level. */
  static final String ALL = "all";

  /** Joins leaves with their whole. */
  static final String WHOLE_KEY = "whole_key";

  private Fields() {}

  /** The field for vectors of one space: other spaces have other fields and cannot be mixed up. */
  static String vectorsOf(String spaceId) {
    return "vector." + spaceId;
  }

  static String speakerKey(String speaker) {
    String key = speaker.strip().toLowerCase(java.util.Locale.ROOT);
    return key.length() <= 200 ? key : key.substring(0, 200);
  }

  static void store(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.add(new StoredField(field, value));
    }
  }

  static String text(Document document, String field) {
    String value = document.get(field);
    return value == null ? "" : value;
  }

  static @Nullable Number number(Document document, String field) {
    IndexableField stored = document.getField(field);
    return stored == null ? null : stored.numericValue();
  }
}
