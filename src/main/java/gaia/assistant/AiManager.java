package gaia.assistant;

import gaia.access.Refusal;
import gaia.background.BackgroundProcessor;
import gaia.background.TaskState;
import gaia.background.Tasks;
import gaia.background.admission.IdleDetector;
import gaia.conversation.ArchiveReceipt;
import gaia.conversation.ConversationManager;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.NewMessage;
import gaia.conversation.Role;
import gaia.search.Search;
import gaia.search.SearchKind;
import gaia.search.SearchRequest;
import gaia.search.SearchUnavailable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The assistant: answers, archives, and knows whether somebody is there. */
@ApplicationScoped
public class AiManager {

  private static final Logger LOG = Logger.getLogger(AiManager.class.getName());
  private static final int RECALLED = 5;
  private static final int LONGEST_QUESTION = 20_000;

  @Inject Conversations conversations;
  @Inject ConversationManager archives;
  @Inject Search search;
  @Inject IdleDetector idle;
  @Inject Tasks tasks;
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
    if (question.isBlank()) {
      throw Refusal.invalid("Query cannot be empty");
    }
    if (question.length() > LONGEST_QUESTION) {
      throw Refusal.invalid("query may have at most %d characters".formatted(LONGEST_QUESTION));
    }
    registerUserActivity();
    String id = conversationId == null ? currentOrNew(owner, question) : conversationId;
    conversations.append(owner, id, List.of(NewMessage.of(Role.USER, question)));
    Reply reply = reply(owner, question, campaignOf(owner, id));
    conversations.append(
        owner, id, List.of(new NewMessage(Role.ASSISTANT, null, reply.text(), null, true)));
    return new Answer(reply.text(), id, reply.citations());
  }

  private record Reply(String text, List<Citation> citations) {}

  private Reply reply(String owner, String question, @Nullable String campaign) {
    try {
      List<Citation> citations = recall(owner, question, campaign);
      return new Reply(RecallAnswer.of(citations), citations);
    } catch (SearchUnavailable e) {
      LOG.log(Level.WARNING, "A question was answered without the memory", e);
      return new Reply(RecallAnswer.withoutMemory(), List.of());
    }
  }

  private String currentOrNew(String owner, String question) {
    return conversations
        .current(owner)
        .map(ConversationView::id)
        .orElseGet(() -> conversations.start(owner, null, titleFrom(question)).id());
  }

  static String titleFrom(String question) {
    String line = question.strip().lines().findFirst().orElse("Conversation");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }

  /** Where to look: the campaign of the conversation, or everywhere when it has none of its own. */
  private @Nullable String campaignOf(String owner, String conversationId) {
    return conversations
        .find(owner, conversationId)
        .map(ConversationView::campaign)
        .filter(campaign -> !campaign.equals(Conversations.DEFAULT_CAMPAIGN))
        .orElse(null);
  }

  private List<Citation> recall(String owner, String question, @Nullable String campaign) {
    SearchRequest request =
        new SearchRequest(
            question, owner, RECALLED, SearchKind.TURN, campaign, null, null, null, null);
    return search.find(request).stream().map(Citation::of).toList();
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
