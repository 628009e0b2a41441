package gaia.lora;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

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
    if (archive == null) {
      return List.of();
    }
    return Stream.of(
            new Holding("training_examples", adapters.countExamplesOf(subject.owner(), archive)),
            new Holding("adapters", adapters.countTrainedOn(subject.owner(), archive)))
        .filter(holding -> holding.count() > 0)
        .toList();
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    if (subject.archiveId() != null) {
      adapters.withdraw(subject.owner(), subject.archiveId());
    }
  }
}
