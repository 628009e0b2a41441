package gaia.assistant;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.conversation.ArchiveReceipt;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.Role;
import gaia.conversation.Turn;
import gaia.languagemodel.ModelState;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backs the chat page: one conversation, what to say next, and the others that are open. */
@Named("chat")
@RequestScoped
public class ChatView {

  private static final int LOOKED_AT = 200;
  private static final int OPEN_SHOWN = 20;

  @Inject AiManager assistant;
  @Inject Conversations conversations;
  @Inject ConversationManager archives;
  @Inject CitationRepository citations;
  @Inject Caller caller;

  private @Nullable String conversation;
  private @Nullable String archived;
  private boolean fresh;
  private @Nullable String input;
  private @Nullable String campaign;
  private @Nullable List<Turn> turns;
  private @Nullable List<ShownTurn> shown;
  private @Nullable ConversationView current;
  private @Nullable ArchiveView result;
  private @Nullable List<ConversationView> recent;

  /** A turn and, for an answer, the turns it rests on. */
  public record ShownTurn(Turn turn, List<CitedTurn> citations) {}

  /**
   * A form that is sent says at once what it is about, because that decides what is on the page.
   */
  @PostConstruct
  void read() {
    setConversation(
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get("chat:conversation"));
  }

  /** Chooses what a page shows that was asked for without saying which conversation. */
  public void open() throws IOException {
    if (conversation != null && getCurrent() == null) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(404, "no such conversation");
      faces.responseComplete();
    } else if (conversation == null && archived == null && !fresh) {
      conversation = conversations.current(caller.owner()).map(ConversationView::id).orElse(null);
    }
  }

  /** Answers what was written; the page is loaded anew, so that a reload says nothing twice. */
  public @Nullable String send() {
    String text = input == null ? "" : input;
    String started = null;
    try {
      if (text.isBlank()) {
        throw Refusal.invalid("Write something first.");
      }
      if (conversation == null) {
        started = conversations.start(caller.owner(), campaign, AiManager.titleFrom(text)).id();
      }
      String id = conversation == null ? String.valueOf(started) : conversation;
      return there("c", assistant.answer(caller.owner(), text, id).conversationId());
    } catch (Refusal refusal) {
      if (started != null) {
        conversations.delete(caller.owner(), started);
      }
      return stay(refusal.getMessage());
    }
  }

  /** Asks the model the last question once more. */
  public @Nullable String again() {
    try {
      if (conversation == null) {
        throw Refusal.conflict("There is nothing to answer yet.");
      }
      Answer answer = assistant.answerAgain(caller.owner(), conversation, AnswerListener.NONE);
      return there("c", answer.conversationId());
    } catch (Refusal refusal) {
      return stay(refusal.getMessage());
    }
  }

  /** Archives the conversation; its processing is queued for when nobody is there. */
  public @Nullable String archive() {
    try {
      if (input != null && !input.isBlank()) {
        throw Refusal.conflict("Your last message is not sent yet. Send it or clear it first.");
      }
      if (conversation == null) {
        throw Refusal.conflict("There is nothing to archive yet.");
      }
      ArchiveReceipt receipt =
          archives.summarizeAndArchiveForBackground(caller.owner(), conversation);
      return there("archived", receipt.archiveId());
    } catch (Refusal refusal) {
      return stay(refusal.getMessage());
    }
  }

  private static String there(String parameter, String id) {
    return "/index.xhtml?faces-redirect=true&" + parameter + "=" + id;
  }

  private static @Nullable String stay(@Nullable String message) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
    return null;
  }

  /** The conversation on the page; null for a new one. */
  public @Nullable ConversationView getCurrent() {
    if (current == null && conversation != null) {
      current = conversations.find(caller.owner(), conversation).orElse(null);
    }
    return current;
  }

  /** The last turns, oldest first. */
  public List<ShownTurn> getTurns() {
    if (shown == null) {
      shown = conversation == null ? List.of() : shown(conversation);
    }
    return shown;
  }

  private List<ShownTurn> shown(String id) {
    Map<Integer, List<CitedTurn>> cited = citations.of(caller.owner(), id, getEarlier());
    return latest().stream()
        .map(turn -> new ShownTurn(turn, cited.getOrDefault(turn.index(), List.of())))
        .toList();
  }

  /** How many turns came before those on the page. */
  public int getEarlier() {
    return latest().isEmpty() ? 0 : latest().get(0).index();
  }

  private List<Turn> latest() {
    if (turns == null) {
      turns =
          conversation == null
              ? List.of()
              : conversations.latestTurns(caller.owner(), conversation);
    }
    return turns;
  }

  /** Whether there is a model to ask, so that an answer can be watched while it is written. */
  public boolean isModelPresent() {
    return assistant.languageModel().condition().mayAnswer();
  }

  /** What keeps the model from answering, and what to do; null when nothing does. */
  public @Nullable String getModelTrouble() {
    ModelState state = assistant.languageModel();
    return state.condition() == ModelState.Condition.DOWN ? state.sentence() : null;
  }

  /** Whether the last question can be answered once more. */
  public boolean isAnswerable() {
    return isModelPresent() && latest().stream().anyMatch(turn -> turn.role() == Role.USER);
  }

  /** What came of archiving, right after it. */
  public @Nullable ArchiveView getResult() {
    if (result == null && archived != null) {
      result = archives.archive(caller.owner(), archived).orElse(null);
    }
    return result;
  }

  /** Conversations that can be gone on with. */
  public List<ConversationView> getOpen() {
    return recent().stream().filter(found -> !found.archived()).limit(OPEN_SHOWN).toList();
  }

  /** Campaigns that were used lately, to choose from. */
  public List<String> getCampaigns() {
    return Stream.concat(
            Stream.of(Conversations.DEFAULT_CAMPAIGN),
            recent().stream().map(ConversationView::campaign))
        .distinct()
        .sorted()
        .toList();
  }

  private List<ConversationView> recent() {
    if (recent == null) {
      recent = conversations.list(caller.owner(), null, LOOKED_AT, null);
    }
    return recent;
  }

  public @Nullable String getConversation() {
    return conversation;
  }

  public void setConversation(@Nullable String conversation) {
    this.conversation = blankToNull(conversation);
  }

  public @Nullable String getArchived() {
    return archived;
  }

  public void setArchived(@Nullable String archived) {
    this.archived = blankToNull(archived);
  }

  public boolean isFresh() {
    return fresh;
  }

  public void setFresh(boolean fresh) {
    this.fresh = fresh;
  }

  public @Nullable String getInput() {
    return input;
  }

  public void setInput(@Nullable String input) {
    this.input = input;
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = blankToNull(campaign);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
