package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.NewTask;
import gaia.background.SettableClock;
import gaia.background.Tasks;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.structured.ArchiveEdit;
import gaia.languagemodel.ScriptedLanguageModel;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The knowledge of the house on a real database, without a container. */
public final class KnowledgeBase implements AutoCloseable {

  static final Space SPACE = new Space("local", "default");

  /** Remembers what was queued. */
  private static final class QueuedTasks extends Tasks {
    final List<NewTask> queued = new ArrayList<>();

    @Override
    public String submit(NewTask wanted) {
      queued.add(wanted);
      return "t" + queued.size();
    }
  }

  private final EntityManagerFactory factory;
  private final LocalTransactions transactions;
  private final QueuedTasks tasks = new QueuedTasks();
  private final ClaimRepository claims = new ClaimRepository();
  private final FactRepository factRows = new FactRepository();
  private final DecisionRepository decisions = new DecisionRepository();
  private final EntityRepository entityRows = new EntityRepository();
  private final Beliefs beliefs = new Beliefs();
  final SettableClock clock = new SettableClock();
  final Facts facts = new Facts();
  final Corrections corrections = new Corrections();
  final WrittenFacts written = new WrittenFacts();
  final DecisionLog decisionLog = new DecisionLog();
  final CleanUp cleanUp = new CleanUp();
  final ArchiveCorrections archiveCorrections = new ArchiveCorrections();
  final FactErasure.Rows erasure = new FactErasure.Rows();
  final Conflicts conflicts = new Conflicts();
  final Advices advices = new Advices();
  final Entities entities = new Entities();

  public KnowledgeBase(EngineDatabase database) {
    factory =
        EngineUnit.factory(
            database.pool(),
            List.of(
                StoredSpace.class,
                StoredArchive.class,
                StoredEntity.class,
                StoredClaim.class,
                StoredFact.class,
                StoredConflict.class,
                StoredDecision.class,
                InstantColumn.class));
    transactions = new LocalTransactions(factory);
    wireStore(transactions.entityManager());
    wireDecisions();
  }

  private void wireStore(EntityManager em) {
    claims.em = em;
    factRows.em = em;
    decisions.em = em;
    entityRows.em = em;
    beliefs.claims = claims;
    beliefs.facts = factRows;
    beliefs.decisions = decisions;
    beliefs.entities = entityRows;
    beliefs.tasks = tasks;
    beliefs.advices = advices;
    advices.facts = factRows;
    advices.conflicts = conflicts;
    advices.tasks = tasks;
    advices.model = ScriptedLanguageModel.none();
    advices.clock = clock;
    facts.claims = claims;
    facts.facts = factRows;
    facts.entities = entityRows;
    facts.beliefs = beliefs;
    facts.clock = clock;
  }

  private void wireDecisions() {
    corrections.claims = claims;
    corrections.facts = factRows;
    corrections.decisions = decisions;
    corrections.beliefs = beliefs;
    corrections.knowledge = facts;
    corrections.clock = clock;
    written.claims = claims;
    written.facts = factRows;
    written.corrections = corrections;
    written.beliefs = beliefs;
    written.knowledge = facts;
    decisionLog.decisions = decisions;
    cleanUp.facts = factRows;
    cleanUp.decisions = decisions;
    cleanUp.corrections = corrections;
    cleanUp.beliefs = beliefs;
    cleanUp.clock = clock;
    archiveCorrections.facts = factRows;
    archiveCorrections.decisions = decisions;
    archiveCorrections.beliefs = beliefs;
    archiveCorrections.corrections = corrections;
    archiveCorrections.clock = clock;
    erasure.facts = facts;
    erasure.claims = claims;
    erasure.decisions = decisions;
    erasure.versions = factRows;
    erasure.corrections = archiveCorrections;
    conflicts.facts = factRows;
    conflicts.claims = claims;
    entities.entities = entityRows;
    entities.claims = claims;
    entities.facts = factRows;
    entities.knowledge = facts;
    entities.beliefs = beliefs;
    entities.clock = clock;
  }

  /** In a transaction of its own. */
  <T> T in(Supplier<T> work) {
    return transactions.alone(work);
  }

  /** Reads a conversation as the house does, and takes in what it says. */
  Learned hear(gaia.conversation.Transcript transcript) {
    List<Claim> all = Said.claims(transcript);
    return in(() -> facts.integrate(SPACE, transcript.archiveId(), all, "f"));
  }

  /** Takes in what was extracted from an archive; returns how many claims that are. */
  public int take(gaia.conversation.Transcript transcript, Extraction found) {
    List<Claim> all = ClaimFinder.find(transcript, found, java.time.ZoneOffset.UTC, () -> {});
    in(() -> facts.integrate(SPACE, transcript.archiveId(), all, "f"));
    return all.size();
  }

  /** What is true now of a subject and predicate. */
  List<String> now(String subject, String predicate) {
    return all().stream()
        .filter(fact -> NameKey.of(fact.subject()).equals(NameKey.of(subject)))
        .filter(fact -> fact.predicate().equals(predicate) && fact.isCurrent() && !fact.negated())
        .map(FactView::object)
        .toList();
  }

  /** Takes in a conversation, and what a person made of its structured archive. */
  void hear(gaia.conversation.Transcript transcript, List<ArchiveEdit> edits) {
    List<Claim> said = Said.claims(transcript);
    EditedClaims edited =
        new EditedClaims(transcript, "local", clock.instant(), java.time.ZoneOffset.UTC);
    List<Claim> written = edited.written(edits);
    List<Claim> all = Stream.concat(said.stream(), written.stream()).toList();
    List<ArchiveCorrections.Removed> removed =
        edits.stream()
            .map(edit -> new ArchiveCorrections.Removed(edit, EditedClaims.takenOut(edit, said)))
            .toList();
    in(
        () -> {
          facts.integrate(SPACE, transcript.archiveId(), all, "f");
          archiveCorrections.reject(SPACE, transcript.archiveId(), "local", removed, written);
          return true;
        });
  }

  /** All text that any decision keeps. */
  List<String> decided() {
    return in(
        () ->
            transactions
                .entityManager()
                .createQuery("select d from StoredDecision d", StoredDecision.class)
                .getResultList()
                .stream()
                .map(row -> row.note + " " + row.value + " " + row.other)
                .toList());
  }

  /** Takes in an archive that holds these claims, and nothing else. */
  Learned learn(String archive, Claim... said) {
    List<Claim> all =
        Stream.of(said).map(claim -> Claims.in(claim, archive, claim.source().turn())).toList();
    return in(() -> facts.integrate(SPACE, archive, all, "f"));
  }

  List<FactView> all() {
    return in(
        () ->
            facts.list(
                new FactQuery(
                    "local", null, null, null, null, null, null, FactQuery.State.ALL, 0, 10_000)));
  }

  /** How many facts are believed. */
  long believed() {
    return in(
        () ->
            transactions
                .entityManager()
                .createQuery(
                    "select count(f) from StoredFact f where f.retracted is null", Long.class)
                .getSingleResult());
  }

  List<NewTask> queued() {
    return tasks.queued;
  }

  @Override
  public void close() {
    factory.close();
  }
}
