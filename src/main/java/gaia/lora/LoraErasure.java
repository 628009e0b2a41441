package gaia.lora;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Adapters that were trained on a conversation: what was learned cannot be taken out of the
 * weights, so their files go, and the campaign is learned anew without it.
 */
@ApplicationScoped
class LoraErasure implements ErasureParticipant {

  @Inject Adapters adapters;

  @Override
  public String name() {
    return "lora";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.DERIVED;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    String archive = subject.archiveId();
    long count = archive == null ? 0 : adapters.countTrainedOn(subject.owner(), archive);
    return count == 0 ? List.of() : List.of(new Holding("adapters", count));
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    if (subject.archiveId() != null) {
      adapters.withdraw(subject.owner(), subject.archiveId());
    }
  }
}
