package gaia.knowledge.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as others see it.
 *
 * @param subjectId entity that it is about
 * @param objectId entity that it names; null for a plain value
 * @param confidence 0 to 1
 * @param validFrom since when it is true; null when nobody said
 * @param validUntil until when it was true, exclusive; null while it is
 * @param supersededBy id of the fact that took its place
 * @param shelved out of sight: kept, but no longer offered to search and chat
 * @param evidence how many statements say so
 * @param recordedAt since when this is believed
 * @param retractedAt until when this was believed; null while it is
 */
public record FactView(
    String id,
    String owner,
    String campaign,
    String subjectId,
    String subject,
    String predicate,
    @Nullable String objectId,
    String object,
    boolean negated,
    String statement,
    FactKind kind,
    Modality modality,
    double confidence,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable String supersededBy,
    boolean disputed,
    boolean confirmed,
    boolean pinned,
    boolean shelved,
    int evidence,
    Instant firstSaid,
    Instant lastSaid,
    Instant recordedAt,
    @Nullable Instant retractedAt) {

  /** Whether it is true at a moment, as far as is believed. */
  public boolean isTrueAt(Instant moment) {
    return (validFrom == null || !validFrom.isAfter(moment))
        && (validUntil == null || validUntil.isAfter(moment));
  }

  /** Whether it is true as far as is known, and was not taken back. */
  public boolean isCurrent() {
    return validUntil == null && retractedAt == null;
  }
}
