package gaia.conversation;

import java.util.List;

/** Counts over all archives of an owner, and the words that turn up in most of them. */
public record ArchiveStatistics(
    long total, long processed, long pending, long failed, List<KeywordCount> topKeywords) {

  /** A keyword and the number of archives that carry it. */
  public record KeywordCount(String keyword, long count) {}
}
