package gaia.knowledge.facts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a claim, and where it counts. */
@Entity
@Table(name = "knowledge_claim")
@SuppressWarnings("NullAway.Init")
class StoredClaim {

  @Id String id;
  String owner;
  String campaign;

  @Column(name = "archive_id")
  @Nullable String archiveId;

  @Column(name = "turn_index")
  int turn;

  String speaker;
  String quote;
  Instant said;
  String subject;

  @Column(name = "subject_id")
  String subjectId;

  String predicate;
  String object;

  @Column(name = "object_id")
  @Nullable String objectId;

  boolean negated;
  String statement;

  @Enumerated(EnumType.STRING)
  FactKind kind;

  @Enumerated(EnumType.STRING)
  Modality modality;

  @Enumerated(EnumType.STRING)
  Phase phase;

  @Column(name = "true_from")
  @Nullable Instant from;

  @Column(name = "true_until")
  @Nullable Instant until;

  @Column(name = "own_group")
  String ownGroup;

  @Column(name = "group_key")
  String group;

  /** The fact that it supports at present. */
  @Column(name = "fact_id")
  @Nullable String factId;

  Instant recorded;

  protected StoredClaim() {}

  StoredClaim(Space space, Claim claim, Instant now) {
    this.id = id(space, claim);
    this.owner = space.owner();
    this.campaign = space.campaign();
    this.archiveId = claim.source().archiveId();
    this.turn = claim.source().turn();
    this.speaker = StoredEntity.cut(claim.source().speaker());
    this.quote = claim.source().quote();
    this.recorded = now;
    says(claim);
  }

  static String id(Space space, Claim claim) {
    return Digest.of(space.owner(), space.campaign(), claim.id());
  }

  /** What may change when the same words are read again, better. */
  final void says(Claim claim) {
    said = claim.source().said();
    subject = StoredEntity.cut(claim.subject());
    predicate = claim.predicate();
    object = claim.object();
    negated = claim.negated();
    statement = claim.statement();
    kind = claim.kind();
    modality = claim.modality();
    phase = claim.phase();
    from = claim.from();
    until = claim.until();
  }

  /** Finds its place among the claims of the space. */
  void place(Names names) {
    Placed placed = Placed.of(claim(), names);
    subjectId = names.ownEntity(subject);
    objectId = Predicates.isRelation(predicate) ? names.ownEntity(object) : null;
    ownGroup = names.ownGroup(claim());
    group = placed.group();
  }

  void supports(@Nullable String fact) {
    factId = fact;
  }

  Claim claim() {
    return new Claim(
        subject,
        predicate,
        object,
        negated,
        statement,
        kind,
        modality,
        phase,
        from,
        until,
        new Source(archiveId, turn, speaker, quote, said));
  }
}
