package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of a conflict; kept when it is over. */
@Entity
@Table(name = "knowledge_conflict")
@SuppressWarnings("NullAway.Init")
class StoredConflict {

  @Id String id;
  String owner;
  String campaign;

  @Column(name = "group_key")
  String group;

  @Column(name = "first_fact")
  String first;

  @Column(name = "second_fact")
  String second;

  String reason;
  Instant opened;
  @Nullable Instant closed;
  @Nullable String advice;

  @Column(name = "advice_quote")
  @Nullable String adviceQuote;

  @Column(name = "advice_reason")
  @Nullable String adviceReason;

  @Column(name = "advised_by")
  @Nullable String advisedBy;

  @Nullable Instant advised;

  @Column(name = "advised_on")
  @Nullable String advisedOn;

  protected StoredConflict() {}

  StoredConflict(Space space, Dispute dispute, Instant now) {
    this.id = dispute.id();
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.group = dispute.group();
    this.first = dispute.first();
    this.second = dispute.second();
    this.reason = dispute.reason();
    this.opened = now;
  }

  /**
   * Keeps what a model advises.
   *
   * @param said null where it had no advice that could be used
   * @param stamp of what it was asked
   */
  void advised(AdviceReader.@Nullable Advised said, String model, String stamp, Instant now) {
    advice = said == null ? null : said.choice().name();
    adviceQuote = said == null ? null : said.quote();
    adviceReason = said == null ? null : said.reason();
    advisedBy = model;
    advisedOn = stamp;
    advised = now.truncatedTo(ChronoUnit.MICROS);
  }

  Optional<Advice> advice() {
    return advice == null || adviceQuote == null || adviceReason == null || advised == null
        ? Optional.empty()
        : Optional.of(
            new Advice(
                advice.toLowerCase(Locale.ROOT),
                adviceQuote,
                adviceReason,
                String.valueOf(advisedBy),
                advised));
  }

  /** What was advised may hold words that have to go. */
  void forgetAdvice() {
    advice = null;
    adviceQuote = null;
    adviceReason = null;
    advisedBy = null;
    advisedOn = null;
    advised = null;
  }

  void close(Instant now) {
    closed = closed == null ? now : closed;
  }

  void reopen() {
    closed = null;
  }
}
