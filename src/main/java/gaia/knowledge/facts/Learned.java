package gaia.knowledge.facts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a change brought about, counted while it is stored. */
final class Learned {

  private final Set<String> subjects = new LinkedHashSet<>();
  private int added;
  private int revised;
  private int retracted;
  private int conflicts;

  void stored(StoredFact version, boolean isNew) {
    subjects.add(version.subjectId);
    if (isNew) {
      added++;
    } else {
      revised++;
    }
  }

  /** The old version of a fact that now says something else. */
  void changed(StoredFact old) {
    subjects.add(old.subjectId);
  }

  /** Nothing to say, but it may have come into sight, or gone out of it. */
  void touched(StoredFact row) {
    if (row.wasShelved != row.shelved) {
      subjects.add(row.subjectId);
    }
  }

  void retracted(StoredFact gone) {
    subjects.add(gone.subjectId);
    retracted++;
  }

  void count(Timeline timeline) {
    conflicts += timeline.disputes().size();
  }

  /** Subjects of which something else is believed now. */
  Set<String> subjects() {
    return subjects;
  }

  boolean isNothing() {
    return subjects.isEmpty();
  }

  /** For the result of a task; plain values. */
  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("facts_added", added);
    counts.put("facts_revised", revised);
    counts.put("facts_retracted", retracted);
    counts.put("conflicts", conflicts);
    return counts;
  }

  int added() {
    return added;
  }
}
