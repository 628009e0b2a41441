package gaia.search;

import gaia.embedding.English;
import java.util.Map;
import java.util.UUID;

/**
 * What an index says of itself, kept with every commit. Changed by whoever holds the lock of the
 * index, read by anybody.
 */
final class IndexMarks {

  private static final String FORMAT_KEY = "gaia.format";
  private static final String COMPLETE_KEY = "gaia.complete";
  private static final String LEARNED_KEY = "gaia.learned";
  private static final String FOLLOWED_KEY = "gaia.followed";
  private static final String ID_KEY = "gaia.index";

  /** Changes whenever fields or terms mean something else; another index is made anew. */
  private static final String FORMAT = "3 " + English.VERSION;

  /** False from the moment an index was begun anew until everything was indexed again. */
  volatile boolean complete;

  /** How many documents there were when the encoder space was learned last; 0 for never. */
  volatile int learnedAt;

  /** The last change of other servers that is in the index; 0 for none. */
  volatile long followed;

  private volatile String id;

  private IndexMarks(Map<String, String> kept) {
    complete = Boolean.parseBoolean(kept.get(COMPLETE_KEY));
    learnedAt = Integer.parseInt(kept.getOrDefault(LEARNED_KEY, "0"));
    followed = Long.parseLong(kept.getOrDefault(FOLLOWED_KEY, "0"));
    id = kept.getOrDefault(ID_KEY, UUID.randomUUID().toString());
  }

  static IndexMarks of(Map<String, String> kept) {
    return new IndexMarks(kept);
  }

  static boolean areOfThisFormat(Map<String, String> kept) {
    return FORMAT.equals(kept.get(FORMAT_KEY));
  }

  /** The name of the index, for as long as it is not begun anew. */
  String id() {
    return id;
  }

  void beginAnew() {
    complete = false;
    learnedAt = 0;
    followed = 0;
    id = UUID.randomUUID().toString();
  }

  Map<String, String> toKeep() {
    return Map.of(
        FORMAT_KEY,
        FORMAT,
        COMPLETE_KEY,
        Boolean.toString(complete),
        LEARNED_KEY,
        Integer.toString(learnedAt),
        FOLLOWED_KEY,
        Long.toString(followed),
        ID_KEY,
        id);
  }
}
