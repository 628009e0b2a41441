package gaia.privacy;

import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tasks about a conversation: their results and errors may quote it. */
@ApplicationScoped
class TaskTraces implements ErasureParticipant {

  @Inject Tasks tasks;

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.TRACES;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    String archive = subject.archiveId();
    long count = archive == null ? 0 : tasks.countAbout(archive);
    return count == 0 ? List.of() : List.of(new Holding("tasks", count));
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    if (subject.archiveId() != null) {
      tasks.forgetAbout(subject.archiveId());
    }
  }
}
