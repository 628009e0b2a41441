package gaia.privacy;

import gaia.access.Refusal;
import gaia.background.NewTask;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Erasures as people ask for them: first what goes, then that it goes, then the receipt. */
@ApplicationScoped
@Transactional
public class Erasures {

  private static final int LISTED = 500;

  @Inject ErasureRepository repository;
  @Inject ErasureSubjects subjects;
  @Inject @Any Instance<ErasureParticipant> participants;
  @Inject Tasks tasks;
  @Inject Clock clock;

  /**
   * What an erasure would remove. Changes nothing.
   *
   * @param id of a conversation or of its archive
   */
  public Optional<ErasurePreview> preview(String owner, String id) {
    return subjects.find(owner, id).map(this::preview);
  }

  private ErasurePreview preview(ErasureSubjects.Named named) {
    ErasureSubject subject = named.subject();
    return new ErasurePreview(
        subject.conversationId(),
        subject.archiveId(),
        subject.campaign(),
        named.title(),
        holdings(subject));
  }

  /** What all rooms hold at present, in the order in which it goes. */
  List<Holding> holdings(ErasureSubject subject) {
    return inOrder().stream()
        .flatMap(participant -> participant.holdings(subject).stream())
        .toList();
  }

  List<ErasureParticipant> inOrder() {
    return participants.stream()
        .sorted(
            Comparator.comparing(ErasureParticipant::phase).thenComparing(ErasureParticipant::name))
        .toList();
  }

  /**
   * Begins to erase a conversation; nobody needs to be away for it.
   *
   * @return the erasure, or the one that already removes the same
   * @throws Refusal when this owner has no such conversation
   */
  public ErasureReceipt begin(String owner, String id) {
    ErasureSubject subject =
        subjects
            .find(owner, id)
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id."))
            .subject();
    return repository.running(subject.conversationId()).orElseGet(() -> insert(subject)).receipt();
  }

  private Erasure insert(ErasureSubject subject) {
    Erasure erasure =
        new Erasure(UUID.randomUUID().toString(), subject, holdings(subject), clock.instant());
    repository.insert(erasure);
    String task =
        tasks.submit(
            new NewTask(
                EraseConversationTask.TYPE,
                erasure.id,
                subject.owner(),
                subject.campaign(),
                Map.of(EraseConversationTask.ERASURE, erasure.id)));
    erasure.doneBy(task);
    tasks.runNow(subject.owner(), task);
    return erasure;
  }

  public Optional<ErasureReceipt> find(String owner, String id) {
    return repository.find(id).filter(found -> found.owner.equals(owner)).map(Erasure::receipt);
  }

  /** The newest first, at most 500. */
  public List<ErasureReceipt> list(String owner) {
    return list(owner, LISTED, null);
  }

  /**
   * One page, the newest first.
   *
   * @param before only those listed after the one with this id
   */
  List<ErasureReceipt> list(String owner, int most, @Nullable String before) {
    return repository.ofOwner(owner, most, before).stream().map(Erasure::receipt).toList();
  }

  Optional<ErasureSubject> subject(String erasureId) {
    return repository.find(erasureId).map(Erasure::subject);
  }

  /** Runs in the transaction that completes the task. */
  void completed(String erasureId) {
    repository.locked(erasureId).ifPresent(found -> found.complete(clock.instant()));
  }

  /** Runs in the transaction that gives the task up. */
  void gaveUp(String erasureId, String cause) {
    repository.locked(erasureId).ifPresent(found -> found.giveUp(cause));
  }
}
