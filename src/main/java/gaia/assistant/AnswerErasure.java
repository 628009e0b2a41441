package gaia.assistant;

import gaia.conversation.Conversations;
import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Answers in other conversations that rest on the erased one: a notice stands in their place. */
@ApplicationScoped
@Transactional
class AnswerErasure implements ErasureParticipant {

  static final String NOTICE = "This answer rested on a conversation that was erased.";

  @Inject CitationRepository citations;
  @Inject CompactionRepository compactions;
  @Inject Conversations conversations;

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.TRACES;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    int count = citing(subject).size();
    return count == 0 ? List.of() : List.of(new Holding("answers_elsewhere", count));
  }

  private List<CitingTurn> citing(ErasureSubject subject) {
    String archive = subject.archiveId();
    return archive == null ? List.of() : citations.citing(archive, subject.conversationId());
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) {
    for (CitingTurn answer : citing(subject)) {
      breathe.run();
      conversations.withdraw(answer.conversationId(), answer.turnIndex(), NOTICE);
      citations.forget(answer);
      compactions.forget(answer.conversationId());
    }
  }
}
