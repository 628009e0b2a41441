package gaia.knowledge.facts;

import gaia.access.Sharing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known: takes claims in, forgets them, and answers questions. Joins transactions. */
@ApplicationScoped
@Transactional
public class Facts {

  @Inject ClaimRepository claims;
  @Inject FactRepository facts;
  @Inject EntityRepository entities;
  @Inject Beliefs beliefs;
  @Inject Sharing sharing;
  @Inject Clock clock;

  /**
   * Makes these the claims of an archive, in place of those it had. The same claims again change
   * nothing.
   *
   * @param fingerprint of what the claims were read from
   */
  Learned integrate(Space space, String archiveId, List<Claim> said, String fingerprint) {
    facts.lock(space);
    Instant now = clock.instant();
    Set<String> groups = replace(space, archiveId, said, now);
    claims.archiveOrNew(space, archiveId).read(fingerprint, said.size(), now);
    return groups.isEmpty() ? new Learned() : beliefs.rework(space, groups, now);
  }

  /** Groups in which something changed. */
  private Set<String> replace(Space space, String archiveId, List<Claim> said, Instant now) {
    Map<String, Claim> wanted = new LinkedHashMap<>();
    said.forEach(claim -> wanted.putIfAbsent(StoredClaim.id(space, claim), claim));
    Set<String> groups = new HashSet<>();
    List<StoredClaim> changed = new ArrayList<>();
    for (StoredClaim row : claims.ofArchive(space, archiveId)) {
      Claim claim = sameMoment(row, wanted.remove(row.id));
      if (claim == null) {
        groups.add(row.group);
        claims.remove(row);
      } else if (!row.claim().equals(claim)) {
        groups.add(row.group);
        row.says(claim);
        changed.add(row);
      }
    }
    List<StoredClaim> added =
        wanted.values().stream().map(claim -> new StoredClaim(space, claim, now)).toList();
    changed.addAll(added);
    groups.addAll(place(space, changed, now));
    // Only now are they complete, and a query would store them as they are.
    added.forEach(claims::insert);
    return groups;
  }

  /** What a person wrote into a file was written once, however often the file is saved. */
  private static @Nullable Claim sameMoment(StoredClaim row, @Nullable Claim claim) {
    return claim == null || !claim.source().isWritten() ? claim : claim.said(row.said);
  }

  /** Puts claims into their groups, and sees to it that every name in them is known. */
  Set<String> place(Space space, List<StoredClaim> rows, Instant now) {
    Names names = beliefs.names(space, rows.stream().map(StoredClaim::claim).toList());
    rows.forEach(row -> row.place(names));
    name(space, rows, now);
    return rows.stream().map(row -> row.group).collect(Collectors.toSet());
  }

  private void name(Space space, List<StoredClaim> rows, Instant now) {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (StoredClaim row : rows) {
      wanted.putIfAbsent(row.subjectId, row.subject);
      if (row.objectId != null) {
        wanted.putIfAbsent(row.objectId, row.object);
      }
    }
    Map<String, StoredEntity> known = new HashMap<>();
    entities.byIds(wanted.keySet()).forEach(entity -> known.put(entity.id, entity));
    wanted.forEach(
        (id, name) ->
            known.computeIfAbsent(
                id,
                any -> {
                  StoredEntity entity = new StoredEntity(id, space, name, now);
                  entities.insert(entity);
                  return entity;
                }));
    for (StoredClaim row : rows) {
      tell(known.get(row.subjectId), EntityKind.ofSubject(row.predicate));
      tell(known.get(String.valueOf(row.objectId)), EntityKind.ofObject(row.predicate));
    }
  }

  private static void tell(@Nullable StoredEntity entity, EntityKind kind) {
    if (entity != null) {
      entity.mayBe(kind);
    }
  }

  /**
   * Takes back everything that an archive supports, for good: its claims, the facts that rest on
   * them alone, what was once believed because of them, and names that nobody else used.
   */
  public Forgotten forget(String owner, String campaign, String archiveId) {
    Space space = new Space(owner, campaign);
    facts.lock(space);
    List<StoredClaim> rows = claims.ofArchive(space, archiveId);
    Set<String> groups = rows.stream().map(row -> row.group).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (StoredClaim row : rows) {
      names.add(row.subjectId);
      names.add(String.valueOf(row.objectId));
      claims.remove(row);
    }
    claims.removeArchive(archiveId);
    Learned learned = beliefs.rework(space, groups, clock.instant());
    facts.removeRetracted(groups);
    entities.removeUnused(names);
    return new Forgotten(rows.size(), List.copyOf(learned.subjects()));
  }

  /**
   * What was taken back.
   *
   * @param claims how many there were
   * @param subjects groups of the search source {@code fact} that are queued to be indexed anew
   */
  public record Forgotten(int claims, List<String> subjects) {}

  /** The facts that nothing but this archive supports: what would go with it. */
  public List<FactView> restingOn(String owner, String campaign, String archiveId) {
    List<StoredClaim> rows = claims.ofArchive(new Space(owner, campaign), archiveId);
    Set<String> groups = rows.stream().map(row -> row.group).collect(Collectors.toSet());
    Set<String> others =
        claims.ofGroups(groups).stream()
            .filter(row -> !archiveId.equals(row.archiveId))
            .map(row -> String.valueOf(row.factId))
            .collect(Collectors.toSet());
    Set<String> mine =
        rows.stream().map(row -> String.valueOf(row.factId)).collect(Collectors.toSet());
    return facts.believed(groups).stream()
        .filter(fact -> mine.contains(fact.factId) && !others.contains(fact.factId))
        .map(StoredFact::view)
        .toList();
  }

  /** In whose name a person may read a fact; their own where nobody shares it. */
  public String readerOf(String person, String factId) {
    return facts
        .believed(factId)
        .map(fact -> sharing.nameFor(person, fact.owner, fact.campaign, Sharing.Wish.READ))
        .orElse(person);
  }

  public Optional<FactView> find(String owner, String factId) {
    return facts.believed(owner, factId).map(StoredFact::view);
  }

  /**
   * The fact that a search document tells; before it, where it is over, what took its place.
   *
   * @param owner of the document
   * @param subjectId the group of the document
   * @param text the text of the document
   */
  public List<FactView> told(String owner, String subjectId, String text) {
    List<FactView> found = new ArrayList<>();
    facts.ofSubject(subjectId).stream()
        .filter(row -> row.owner.equals(owner))
        .map(StoredFact::view)
        .filter(fact -> Validity.told(fact).equals(text))
        .findFirst()
        .ifPresent(
            fact -> {
              String next = fact.supersededBy();
              if (next != null) {
                facts.believed(owner, next).map(StoredFact::view).ifPresent(found::add);
              }
              found.add(fact);
            });
    return found;
  }

  /** Every version that was ever believed of a fact, the oldest first. */
  public List<FactView> versions(String owner, String factId) {
    return facts.versions(owner, factId).stream().map(StoredFact::view).toList();
  }

  /** The turns that say so, and what people wrote, the earliest first. */
  public List<Source> sources(String owner, String factId) {
    return claims.supporting(factId).stream()
        .filter(row -> row.owner.equals(owner))
        .map(row -> row.claim().source())
        .toList();
  }

  public List<FactView> list(FactQuery query) {
    return facts.list(query).stream().map(StoredFact::view).toList();
  }

  /**
   * What is believed and joins one of these entities with another, the surest first, whether it is
   * true or once was.
   *
   * @param limit at most so many
   */
  public List<FactView> relationsOf(String owner, List<String> entityIds, int limit) {
    return entityIds.isEmpty()
        ? List.of()
        : facts.relations(owner, entityIds, limit).stream().map(StoredFact::view).toList();
  }

  /** The same of a campaign, or of all, what was said last first. */
  public List<FactView> relationsIn(String owner, @Nullable String campaign, int limit) {
    return facts.relations(owner, campaign, limit).stream().map(StoredFact::view).toList();
  }

  /** Versions that came or went since a moment, the newest first. */
  public List<FactView> changedSince(String owner, Instant since, int limit) {
    return facts.changedSince(owner, since, limit).stream().map(StoredFact::view).toList();
  }

  /** Whether what was said in an archive has become facts, or was found to hold none. */
  public boolean isIntegrated(String archiveId) {
    return fingerprint(archiveId).isPresent();
  }

  /** Everywhere that anything is known. */
  List<Space> spaces() {
    return facts.spaces();
  }

  /** What the claims of an archive were read from; empty when it was not read yet. */
  Optional<String> fingerprint(String archiveId) {
    return claims.archive(archiveId).map(archive -> archive.fingerprint);
  }
}
