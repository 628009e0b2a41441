package gaia.api;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Kept answers may quote what is erased, also those to guests of a shared campaign, and nothing in
 * them says what they are about. So the words of all go; that the requests are done stays known.
 */
@ApplicationScoped
class KeptAnswerErasure implements ErasureParticipant {

  @Inject KeptAnswerRepository answers;

  @Override
  public String name() {
    return "kept_answers";
  }

  /** Behind the sources: no new answer can quote what is gone. */
  @Override
  public ErasurePhase phase() {
    return ErasurePhase.INDEX;
  }

  /** They are no part of a conversation, and others come while this is asked. */
  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    return List.of();
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    answers.forgetWords();
  }
}
