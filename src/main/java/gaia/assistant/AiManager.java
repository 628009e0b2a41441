package gaia.assistant;

import gaia.access.Refusal;
import gaia.background.BackgroundProcessor;
import gaia.background.NewTask;
import gaia.background.TaskState;
import gaia.background.Tasks;
import gaia.background.admission.IdleDetector;
import gaia.configuration.EscapedLog;
import gaia.conversation.ArchiveReceipt;
import gaia.conversation.ConversationManager;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.NewMessage;
import gaia.conversation.Role;
import gaia.conversation.Turn;
import gaia.languagemodel.Cancellation;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ModelState;
import gaia.languagemodel.TokenEstimate;
import gaia.search.SearchUnavailable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The assistant: answers, archives, and knows whether somebody is there. */
@ApplicationScoped
public class AiManager {

  private static final Logger LOG = EscapedLog.of(AiManager.class);
  private static final int LONGEST_QUESTION = 20_000;

  @Inject Conversations conversations;
  @Inject ConversationManager archives;
  @Inject Recall recall;
  @Inject IdleDetector idle;
  @Inject Tasks tasks;
  @Inject LanguageModel model;
  @Inject OpenAnswers answers;
  @Inject CitationRepository citations;
  @Inject CompactionRepository compactions;
  @Inject Clock clock;
  @EJB BackgroundProcessor processor;

  /** True once background work can start; the container starts it with the application. */
  public boolean initializeBackgroundProcessor() {
    return processor.isAlive();
  }

  /** Somebody is there: background work waits. */
  public void registerUserActivity() {
    idle.activity();
  }

  /**
   * Answers a person and records both sides of the exchange.
   *
   * @param conversationId the conversation to go on with; null for the current one, or a new one
   */
  public Answer answer(String owner, String question, @Nullable String conversationId) {
    return answer(owner, question, conversationId, AnswerListener.NONE);
  }

  /** The same, followed while it is written. */
  Answer answer(
      String owner, String question, @Nullable String conversationId, AnswerListener listener) {
    if (question.isBlank()) {
      throw Refusal.invalid("Query cannot be empty");
    }
    if (question.length() > LONGEST_QUESTION) {
      throw Refusal.invalid("query may have at most %d characters".formatted(LONGEST_QUESTION));
    }
    registerUserActivity();
    String id = recorded(owner, question, conversationId);
    List<Turn> turns = conversations.latestTurns(owner, id);
    Question asked = Question.of(owner, question, campaignOf(owner, id), turns);
    return reply(asked.after(compactions.find(owner, id).orElse(null)), id, listener);
  }

  /**
   * Answers the last question of a conversation once more. The answer before stays where it is; the
   * new one knows nothing of it.
   *
   * @throws Refusal when there is no such conversation, or nothing was asked in it
   */
  Answer answerAgain(String owner, String conversationId, AnswerListener listener) {
    registerUserActivity();
    List<Turn> turns = conversations.latestTurns(owner, conversationId);
    if (conversations.find(owner, conversationId).filter(ConversationView::archived).isPresent()) {
      throw Refusal.conflict("The conversation is archived; nothing can be added to it.");
    }
    int last = lastQuestion(turns);
    if (last < 0) {
      throw Refusal.conflict("There is no question in this conversation to answer again.");
    }
    Question question =
        Question.of(
            owner,
            turns.get(last).content(),
            campaignOf(owner, conversationId),
            turns.subList(0, last + 1));
    CompactedTurns first =
        compactions
            .find(owner, conversationId)
            .filter(compacted -> compacted.turns() <= turns.get(last).index())
            .orElse(null);
    return reply(question.after(first), conversationId, listener);
  }

  private static int lastQuestion(List<Turn> turns) {
    int last = turns.size() - 1;
    while (last >= 0 && turns.get(last).role() != Role.USER) {
      last--;
    }
    return last;
  }

  /** Stops the answer that is being written in a conversation; false when there is none. */
  boolean stop(String owner, String conversationId) {
    return answers.stop(owner, conversationId);
  }

  /** Answers, and records the answer; the question is recorded already. */
  Answer reply(Question question, String conversationId, AnswerListener listener) {
    String owner = question.owner();
    Cancellation cancellation = answers.begin(owner, conversationId);
    try {
      listener.begun(conversationId);
      Reply reply = reply(question, listener, cancellation);
      String place =
          reply.text().isBlank() ? conversationId : store(question, conversationId, reply);
      return Answer.of(reply, place);
    } finally {
      answers.end(owner, conversationId, cancellation);
    }
  }

  /** Returns the conversation that the answer stands in: another when that one was archived. */
  private String store(Question question, String asked, Reply reply) {
    String owner = question.owner();
    NewMessage said = new NewMessage(Role.ASSISTANT, null, reply.text(), null, reply.recalled());
    Conversations.Answered stored = conversations.appendAnswer(owner, asked, question.text(), said);
    String conversationId = stored.conversationId();
    int index = stored.turn();
    String campaign =
        conversations
            .find(owner, conversationId)
            .map(ConversationView::campaign)
            .orElse(Conversations.DEFAULT_CAMPAIGN);
    citations.remember(new CitingTurn(owner, campaign, conversationId, index), reply.citations());
    if (index == 1 && model.state().condition().mayAnswer()) {
      submit(TitleConversationTask.TYPE, owner, campaign, conversationId);
    }
    haveCompacted(owner, campaign, conversationId);
    return conversationId;
  }

  /** When much was said that no summary holds; the summary follows while nobody is there. */
  private void haveCompacted(String owner, String campaign, String conversationId) {
    ModelState state = model.state();
    if (!state.condition().mayAnswer()) {
      return;
    }
    int known = compactions.find(owner, conversationId).map(CompactedTurns::turns).orElse(0);
    List<Turn> open = conversations.turns(owner, conversationId, known, Conversations.LATEST);
    if (Compaction.due(open, Answering.context(state), TokenEstimate::of) > 0) {
      submit(CompactConversationTask.TYPE, owner, campaign, conversationId);
    }
  }

  private void submit(String type, String owner, String campaign, String conversationId) {
    tasks.submit(
        new NewTask(
            type, conversationId, owner, campaign, Map.of("conversation_id", conversationId)));
  }

  private Reply reply(Question question, AnswerListener listener, Cancellation cancellation) {
    List<Citation> recalled;
    try {
      recalled = recall.of(question);
    } catch (SearchUnavailable e) {
      LOG.log(Level.WARNING, "A question was answered without the memory", e);
      if (!model.state().condition().mayAnswer()) {
        listener.text(RecallAnswer.withoutMemory());
        return Reply.quoting(RecallAnswer.withoutMemory(), List.of());
      }
      recalled = List.of();
    }
    return new Answering(model, clock).answer(question, recalled, listener, cancellation);
  }

  /** How things stand with the language model. */
  public ModelState languageModel() {
    return model.state();
  }

  /**
   * Stores a question, and says in which conversation. One that names none goes on with the current
   * one, unless an answer is being written there: two questions at once stop each other nowhere.
   */
  private String recorded(String owner, String question, @Nullable String conversationId) {
    List<NewMessage> said = List.of(NewMessage.of(Role.USER, question));
    if (conversationId == null) {
      return conversations
          .appendToCurrent(owner, said, titleFrom(question), id -> answers.isOpen(owner, id))
          .id();
    }
    conversations.append(owner, conversationId, said);
    return conversationId;
  }

  static String titleFrom(String question) {
    String line = question.strip().lines().findFirst().orElse("Conversation");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }

  /** Where to look: the campaign of the conversation, or everywhere when it has none of its own. */
  @Nullable String campaignOf(String owner, String conversationId) {
    return conversations
        .find(owner, conversationId)
        .map(ConversationView::campaign)
        .filter(campaign -> !campaign.equals(Conversations.DEFAULT_CAMPAIGN))
        .orElse(null);
  }

  /**
   * Archives the conversation that the caller is having.
   *
   * @throws Refusal when there is none, or nothing was said in it
   */
  public ArchiveReceipt backgroundArchiveConversation(String owner) {
    ConversationView current =
        conversations
            .current(owner)
            .orElseThrow(
                () -> Refusal.conflict("There is no conversation with anything in it to archive."));
    return archives.summarizeAndArchiveForBackground(owner, current.id());
  }

  /** How many tasks there are in each state. */
  public Map<TaskState, Long> getBackgroundTasksStatus() {
    return tasks.counts();
  }
}
