package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of a fact: what was believed of it from one moment to another. */
@Entity
@Table(name = "knowledge_fact")
@SuppressWarnings("NullAway.Init")
class StoredFact {

  @Id String id;

  @Column(name = "fact_id")
  String factId;

  String owner;
  String campaign;

  @Column(name = "group_key")
  String group;

  @Column(name = "value_key")
  String value;

  @Column(name = "subject_id")
  String subjectId;

  String subject;
  String predicate;

  @Column(name = "object_id")
  @Nullable String objectId;

  String object;
  boolean negated;
  String statement;

  @Enumerated(EnumType.STRING)
  FactKind kind;

  @Enumerated(EnumType.STRING)
  Modality modality;

  double confidence;

  @Column(name = "valid_from")
  @Nullable Instant validFrom;

  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  @Column(name = "superseded_by")
  @Nullable String supersededBy;

  boolean disputed;
  boolean confirmed;
  boolean pinned;
  boolean shelved;

  /** What it was when it was read. */
  @Transient boolean wasShelved;

  int evidence;

  @Column(name = "first_said")
  Instant firstSaid;

  @Column(name = "last_said")
  Instant lastSaid;

  Instant recorded;
  @Nullable Instant retracted;

  protected StoredFact() {}

  StoredFact(Space space, Fact fact, Instant now) {
    Placed telling = fact.telling();
    Claim claim = telling.claim();
    this.id = UUID.randomUUID().toString();
    this.factId = fact.id();
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.group = telling.group();
    this.value = fact.value();
    this.subjectId = telling.subject();
    this.subject = claim.subject();
    this.predicate = claim.predicate();
    this.objectId = Predicates.isRelation(claim.predicate()) ? telling.object() : null;
    this.object = claim.object();
    this.negated = claim.negated();
    this.statement = claim.statement();
    this.kind = claim.kind();
    this.validFrom = fact.validFrom();
    this.validUntil = fact.validUntil();
    this.recorded = now;
    update(fact);
  }

  /** Whether this version says the same as the fact: what is not kept by versions may differ. */
  boolean says(Fact fact) {
    Placed telling = fact.telling();
    Claim claim = telling.claim();
    return value.equals(fact.value())
        && subject.equals(claim.subject())
        && subjectId.equals(telling.subject())
        && object.equals(claim.object())
        && negated == claim.negated()
        && statement.equals(claim.statement())
        && Objects.equals(validFrom, fact.validFrom())
        && Objects.equals(validUntil, fact.validUntil());
  }

  /** Takes over what changes without a new version: how sure it is, and what is thought of it. */
  final void update(Fact fact) {
    modality = fact.modality();
    confidence = fact.confidence();
    supersededBy = fact.supersededBy();
    disputed = fact.disputed();
    confirmed = fact.confirmed();
    pinned = fact.pinned();
    wasShelved = shelved;
    shelved = fact.shelved();
    evidence = fact.evidence().size();
    firstSaid =
        fact.evidence().stream()
            .map(one -> one.claim().source().said())
            .min(Instant::compareTo)
            .orElseThrow();
    lastSaid =
        fact.evidence().stream()
            .map(one -> one.claim().source().said())
            .max(Instant::compareTo)
            .orElseThrow();
  }

  void retract(Instant now) {
    retracted = now;
  }

  FactView view() {
    return new FactView(
        factId,
        owner,
        campaign,
        subjectId,
        subject,
        predicate,
        objectId,
        object,
        negated,
        statement,
        kind,
        modality,
        confidence,
        validFrom,
        validUntil,
        supersededBy,
        disputed,
        confirmed,
        pinned,
        shelved,
        evidence,
        firstSaid,
        lastSaid,
        recorded,
        retracted);
  }
}
