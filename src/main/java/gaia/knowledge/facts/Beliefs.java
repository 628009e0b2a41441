package gaia.knowledge.facts;

import gaia.background.NewTask;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out anew what is believed of some groups, and stores only what differs: a version that says
 * something else is retracted, not changed. Whoever calls holds the lock of the space.
 */
@ApplicationScoped
class Beliefs {

  @Inject ClaimRepository claims;
  @Inject FactRepository facts;
  @Inject DecisionRepository decisions;
  @Inject EntityRepository entities;
  @Inject Tasks tasks;
  @Inject Advices advices;

  /** Who is meant by the names in these claims, and where the claims count. */
  Names names(Space space, Collection<Claim> said) {
    Names plain = new Names(space.owner(), space.campaign(), Map.of(), Map.of());
    Set<String> ids = new HashSet<>();
    for (Claim claim : said) {
      ids.add(plain.ownEntity(claim.subject()));
      ids.add(plain.ownEntity(claim.object()));
    }
    Names merged = new Names(space.owner(), space.campaign(), merged(ids), Map.of());
    Set<String> groups = said.stream().map(merged::ownGroup).collect(Collectors.toSet());
    return new Names(space.owner(), space.campaign(), merged.merged(), decisions.moved(groups));
  }

  private Map<String, String> merged(Collection<String> ids) {
    return entities.byIds(ids).stream()
        .filter(one -> one.sameAs != null)
        .collect(Collectors.toMap(one -> one.id, StoredEntity::meant));
  }

  /** Stores what has changed in these groups. */
  Learned rework(Space space, Collection<String> groups, Instant now) {
    List<StoredClaim> stored = claims.ofGroups(groups);
    Map<String, List<StoredClaim>> said = by(stored, one -> one.group);
    Map<String, List<StoredDecision>> decided = by(decisions.inForce(groups), one -> one.group);
    Map<String, List<StoredFact>> believed = by(facts.believed(groups), one -> one.group);
    Map<String, List<StoredConflict>> disputed = by(facts.conflicts(groups), one -> one.group);
    Names names = namesOf(space, stored);
    Learned learned = new Learned();
    for (String group : new HashSet<>(groups)) {
      List<StoredClaim> rows = said.getOrDefault(group, List.of());
      Timeline timeline =
          Timeline.of(
              rows.stream().map(row -> Placed.of(row.claim(), names)).toList(),
              decided.getOrDefault(group, List.of()).stream()
                  .map(StoredDecision::decision)
                  .toList());
      store(space, timeline, believed.getOrDefault(group, List.of()), now, learned);
      support(rows, timeline);
      dispute(space, timeline, disputed.getOrDefault(group, List.of()), now);
      learned.count(timeline);
    }
    learned.subjects().forEach(subject -> index(space, subject));
    return learned;
  }

  private Names namesOf(Space space, List<StoredClaim> stored) {
    Set<String> ids =
        stored.stream()
            .flatMap(row -> Stream.of(row.subjectId, String.valueOf(row.objectId)))
            .collect(Collectors.toSet());
    Map<String, String> moved = new HashMap<>();
    stored.stream()
        .filter(row -> !row.ownGroup.equals(row.group))
        .forEach(row -> moved.put(row.ownGroup, row.group));
    return new Names(space.owner(), space.campaign(), merged(ids), moved);
  }

  private void store(
      Space space, Timeline timeline, List<StoredFact> before, Instant now, Learned learned) {
    Map<String, StoredFact> rows =
        before.stream().collect(Collectors.toMap(row -> row.factId, Function.identity()));
    for (Fact fact : timeline.facts()) {
      StoredFact row = rows.remove(fact.id());
      if (row != null && row.says(fact)) {
        row.update(fact);
        learned.touched(row);
        continue;
      }
      if (row != null) {
        row.retract(now);
        learned.changed(row);
      }
      StoredFact version = new StoredFact(space, fact, now);
      facts.insert(version);
      learned.stored(version, row == null);
    }
    for (StoredFact gone : rows.values()) {
      gone.retract(now);
      learned.retracted(gone);
    }
  }

  private static void support(List<StoredClaim> rows, Timeline timeline) {
    Map<String, String> factOf = new HashMap<>();
    for (Fact fact : timeline.facts()) {
      fact.evidence().forEach(one -> factOf.put(one.id(), fact.id()));
    }
    rows.forEach(row -> row.supports(factOf.get(row.claim().id())));
  }

  private void dispute(Space space, Timeline timeline, List<StoredConflict> before, Instant now) {
    Map<String, StoredConflict> rows =
        before.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
    for (Dispute dispute : timeline.disputes()) {
      StoredConflict row = rows.remove(dispute.id());
      if (row == null) {
        row = new StoredConflict(space, dispute, now);
        facts.insert(row);
      } else {
        row.reopen();
      }
      advices.want(row);
    }
    rows.values().forEach(row -> row.close(now));
  }

  private void index(Space space, String subject) {
    tasks.submit(
        new NewTask(
            "embed_document",
            FactDocuments.NAME + ":" + subject,
            space.owner(),
            space.campaign(),
            Map.of("source", FactDocuments.NAME, "group", subject)));
  }

  private static <T> Map<String, List<T>> by(List<T> rows, Function<T, String> group) {
    return rows.stream().collect(Collectors.groupingBy(group));
  }
}
