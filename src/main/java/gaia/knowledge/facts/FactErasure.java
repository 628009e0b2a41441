package gaia.knowledge.facts;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import gaia.search.Search;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is believed because of a conversation: its claims, the facts that rest on them alone, and
 * decisions about values that nobody else ever named. Facts that others support stay.
 */
@ApplicationScoped
class FactErasure implements ErasureParticipant {

  @Inject Rows rows;
  @Inject Search search;

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.DERIVED;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    String archive = subject.archiveId();
    return archive == null ? List.of() : rows.holdings(subject, archive);
  }

  /** What is left of a subject is indexed anew by the tasks that forgetting queues. */
  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    String archive = subject.archiveId();
    if (archive == null) {
      return;
    }
    for (String group : rows.subjects(subject, archive)) {
      breathe.run();
      search.remove(FactDocuments.NAME, group);
    }
    rows.forget(subject, archive);
  }

  /** The rows, in transactions. */
  @ApplicationScoped
  @Transactional
  static class Rows {

    @Inject Facts facts;
    @Inject ClaimRepository claims;
    @Inject DecisionRepository decisions;
    @Inject FactRepository versions;
    @Inject ArchiveCorrections corrections;

    List<Holding> holdings(ErasureSubject subject, String archive) {
      long alone = facts.restingOn(subject.owner(), subject.campaign(), archive).size();
      return Stream.of(
              new Holding("claims", ofArchive(subject, archive).size()),
              new Holding("facts", alone))
          .filter(holding -> holding.count() > 0)
          .toList();
    }

    private List<StoredClaim> ofArchive(ErasureSubject subject, String archive) {
      return claims.ofArchive(new Space(subject.owner(), subject.campaign()), archive);
    }

    Set<String> subjects(ErasureSubject subject, String archive) {
      return ofArchive(subject, archive).stream()
          .map(claim -> claim.subjectId)
          .collect(Collectors.toSet());
    }

    /**
     * What the clean-up decided where this archive took part goes, too: its notes hold the words of
     * both sides. It is planned again where it is still due.
     */
    void forget(ErasureSubject subject, String archive) {
      Set<String> groups = new HashSet<>();
      ofArchive(subject, archive).forEach(claim -> groups.add(claim.group));
      ofArchive(subject, archive).forEach(claim -> groups.add(claim.ownGroup));
      Space space = new Space(subject.owner(), subject.campaign());
      List<StoredDecision> made = new ArrayList<>(decisions.ofArchive(archive));
      decisions.touching(groups).stream().filter(StoredDecision::isOfHouse).forEach(made::add);
      groups.addAll(corrections.withdraw(space, made));
      facts.forget(subject.owner(), subject.campaign(), archive);
      versions.removeRetracted(groups);
      Set<String> empty = new HashSet<>(groups);
      claims.ofGroups(groups).forEach(claim -> empty.remove(claim.group));
      decisions.removeOf(empty);
      decisions.touching(groups).forEach(StoredDecision::forgetWords);
    }
  }
}
