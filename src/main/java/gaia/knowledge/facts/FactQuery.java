package gaia.knowledge.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are wanted. Every filter that is null is open.
 *
 * @param entity id of an entity that the facts are about or name
 * @param predicate exactly this one
 * @param text part of the statement, whatever the case
 * @param validAt only what was true at that moment
 * @param knownAt what was believed at that moment; null for what is believed now
 * @param state narrows to some
 * @param offset how many to leave out
 * @param limit at most so many
 */
public record FactQuery(
    String owner,
    @Nullable String campaign,
    @Nullable String entity,
    @Nullable String predicate,
    @Nullable String text,
    @Nullable Instant validAt,
    @Nullable Instant knownAt,
    State state,
    int offset,
    int limit) {

  /** Which of the facts that are believed. */
  public enum State {
    ALL,
    /** True as far as is known, and in sight. */
    CURRENT,
    /** Was true once. */
    ENDED,
    /** One side of an open conflict. */
    DISPUTED,
    /** Out of sight. */
    SHELVED
  }

  /** What is true and believed now. */
  public static FactQuery current(String owner, @Nullable String campaign, int limit) {
    return new FactQuery(owner, campaign, null, null, null, null, null, State.CURRENT, 0, limit);
  }

  /** What a fact {@code f} has to meet, beside naming the entity. */
  List<String> conditions() {
    List<String> all = new ArrayList<>();
    all.add(
        knownAt == null
            ? "f.retracted is null"
            : "f.recorded <= :known and (f.retracted is null or f.retracted > :known)");
    add(all, campaign, "f.campaign = :campaign");
    add(all, predicate, "f.predicate = :predicate");
    add(all, text, "locate(:text, lower(f.statement)) > 0");
    add(
        all,
        validAt,
        "(f.validFrom is null or f.validFrom <= :valid)"
            + " and (f.validUntil is null or f.validUntil > :valid)");
    switch (state) {
      case CURRENT -> all.add("f.validUntil is null and " + is("shelved"));
      case ENDED -> all.add("f.validUntil is not null");
      case DISPUTED -> all.add(is("disputed"));
      case SHELVED -> all.add(is("shelved"));
      case ALL -> {}
    }
    return all;
  }

  /** As text: beside "locate" EclipseLink writes truth values as numbers, which H2 refuses. */
  private static String is(String column) {
    return "lower(cast(f.%s as varchar(5))) = :truth".formatted(column);
  }

  private static void add(List<String> all, @Nullable Object filter, String condition) {
    if (filter != null) {
      all.add(condition);
    }
  }

  Map<String, Object> parameters() {
    Map<String, Object> all = new HashMap<>();
    all.put("owner", owner);
    put(all, "campaign", campaign);
    put(all, "entity", entity);
    put(all, "predicate", predicate);
    put(all, "text", text == null ? null : text.toLowerCase(Locale.ROOT));
    put(all, "valid", validAt);
    put(all, "known", knownAt);
    switch (state) {
      case CURRENT -> all.put("truth", "false");
      case DISPUTED, SHELVED -> all.put("truth", "true");
      case ALL, ENDED -> {}
    }
    return all;
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
