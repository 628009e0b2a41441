package gaia.conversation;

import gaia.access.CampaignName;
import gaia.access.Refusal;
import gaia.access.Sharing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conversations that are going on. What is said is stored before the call returns. */
@ApplicationScoped
@Transactional
public class Conversations {

  /** The campaign of whatever names none. */
  public static final String DEFAULT_CAMPAIGN = CampaignName.DEFAULT;

  /** How many turns the end of a conversation has at most. */
  public static final int LATEST = 400;

  /** The title of whatever was given none. */
  public static final String UNTITLED = "Conversation";

  @Inject ConversationRepository repository;
  @Inject ArchiveRepository archives;
  @Inject RawFiles files;
  @Inject Sharing sharing;
  @Inject Clock clock;

  /** Begins a conversation; it has no turns yet. */
  public ConversationView start(String owner, @Nullable String campaign, @Nullable String title) {
    return insert(owner, campaign, title, clock.instant()).view();
  }

  Conversation insert(
      String owner, @Nullable String campaign, @Nullable String title, Instant created) {
    Conversation conversation =
        new Conversation(
            UUID.randomUUID().toString(), owner, CampaignName.of(campaign), titled(title), created);
    repository.insert(conversation);
    return conversation;
  }

  /**
   * The open conversation that another program knows by a name; begun where there is none. When the
   * one of that name is archived, the next one of the same name begins.
   */
  public ConversationView named(String owner, String name, @Nullable String title) {
    for (int number = 1; ; number++) {
      String external = number == 1 ? name : name + " #" + number;
      Optional<Conversation> found = repository.byExternalId(owner, external);
      if (found.isEmpty()) {
        Conversation begun = insert(owner, null, title, clock.instant());
        begun.cameAs(external);
        return begun.view();
      }
      if (!found.get().archived) {
        return found.get().view();
      }
    }
  }

  private static String titled(@Nullable String title) {
    String text = title == null ? "" : title.strip();
    if (text.isEmpty()) {
      return UNTITLED;
    }
    return text.length() <= ContentLimits.TITLE ? text : text.substring(0, ContentLimits.TITLE);
  }

  /**
   * Adds turns at the end, all or none.
   *
   * @return the turns as stored
   * @throws Refusal when there is no such conversation, it is archived, or a turn is not acceptable
   */
  public List<Turn> append(String owner, String id, List<NewMessage> said) {
    Conversation conversation =
        repository
            .locked(owner, id)
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id."));
    if (conversation.archived) {
      throw Refusal.conflict("The conversation is archived; nothing can be added to it.");
    }
    return appendTo(conversation, said);
  }

  /**
   * Adds to the conversation a person is having. Another one begins where there is none, where it
   * is full, or was archived just now.
   *
   * @param busy whether the conversation with an id is to be left alone
   * @param title of a conversation that begins
   */
  public ConversationView appendToCurrent(
      String owner, List<NewMessage> said, String title, Predicate<String> busy) {
    Conversation having =
        repository
            .current(owner)
            .filter(found -> !busy.test(found.id))
            .flatMap(found -> repository.locked(owner, found.id))
            .filter(found -> !found.archived && holds(found, said.size()))
            .orElseGet(() -> insert(owner, null, title, clock.instant()));
    appendTo(having, said);
    return having.view();
  }

  /** Where an answer stands. */
  public record Answered(String conversationId, int turn) {}

  /**
   * Adds an answer behind its question. Was the conversation archived meanwhile, the two begin a
   * new one, so that no answer is lost.
   *
   * @throws Refusal when there is no such conversation any more
   */
  public Answered appendAnswer(String owner, String id, String question, NewMessage answer) {
    Conversation asked =
        repository
            .locked(owner, id)
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id."));
    if (!asked.archived && holds(asked, 1)) {
      return new Answered(id, appendTo(asked, List.of(answer)).get(0).index());
    }
    Conversation next = insert(owner, asked.campaign, asked.title, clock.instant());
    return new Answered(
        next.id,
        appendTo(next, List.of(NewMessage.of(Role.USER, question), answer)).get(1).index());
  }

  private static boolean holds(Conversation conversation, int more) {
    return conversation.turns + more <= ContentLimits.MESSAGES;
  }

  List<Turn> appendTo(Conversation conversation, List<NewMessage> said) {
    if (!holds(conversation, said.size())) {
      throw Refusal.invalid(
          "A conversation holds at most %d turns.".formatted(ContentLimits.MESSAGES));
    }
    Instant now = clock.instant();
    List<Turn> stored = new ArrayList<>();
    for (NewMessage message : said) {
      check(message);
      Message row = conversation.append(UUID.randomUUID().toString(), message, now);
      repository.insert(row);
      stored.add(row.turn());
    }
    return stored;
  }

  private static void check(NewMessage message) {
    if (message.content().isBlank()) {
      throw Refusal.invalid("content must not be empty");
    }
    if (message.content().length() > ContentLimits.CONTENT) {
      throw Refusal.invalid(
          "content may have at most %d characters".formatted(ContentLimits.CONTENT));
    }
    if (message.content().indexOf('\0') >= 0) {
      throw Refusal.invalid("content must not contain the character NUL");
    }
    if (message.speaker() != null && message.speaker().length() > ContentLimits.SPEAKER) {
      throw Refusal.invalid(
          "speaker may have at most %d characters".formatted(ContentLimits.SPEAKER));
    }
  }

  /**
   * Gives a conversation another title, unless somebody was quicker.
   *
   * @param from the title that it has to have
   * @return whether it has the new one now
   */
  public boolean retitle(String owner, String id, String from, String to) {
    Optional<Conversation> found =
        repository.locked(owner, id).filter(conversation -> conversation.title.equals(from));
    found.ifPresent(conversation -> conversation.call(titled(to)));
    return found.isPresent();
  }

  /**
   * In whose name a person may do something with a conversation; their own where nobody shares it,
   * and where it does not exist.
   */
  public String nameFor(String person, String id, Sharing.Wish wish) {
    return repository
        .find(id)
        .map(found -> sharing.nameFor(person, found.owner, found.campaign, wish))
        .orElse(person);
  }

  public Optional<ConversationView> find(String owner, String id) {
    return repository.find(owner, id).map(Conversation::view);
  }

  /** The conversation a person is having here: of those open, the one that was touched last. */
  public Optional<ConversationView> current(String owner) {
    return repository.current(owner).map(Conversation::view);
  }

  /** The turns of a conversation, in order; empty when there is no such conversation. */
  public List<Turn> turns(String owner, String id) {
    return repository.find(owner, id).map(found -> repository.turns(found.id)).orElse(List.of());
  }

  /**
   * The turns of a conversation from one on, in order; empty when there is no such conversation.
   *
   * @param from 0-based index
   * @param most how many at most
   */
  public List<Turn> turns(String owner, String id, int from, int most) {
    return repository
        .find(owner, id)
        .map(
            found ->
                repository.turns(found.id, from, (int) Math.min((long) from + most, found.turns)))
        .orElse(List.of());
  }

  /**
   * The end of a conversation, in order: as much of it as is looked at while somebody waits,
   * however long it grew.
   */
  public List<Turn> latestTurns(String owner, String id) {
    return repository
        .find(owner, id)
        .map(found -> repository.turns(found.id, found.turns - LATEST, found.turns))
        .orElse(List.of());
  }

  /**
   * One page of conversations, newest first.
   *
   * @param before only conversations listed after the one with this id
   */
  public List<ConversationView> list(
      String owner, @Nullable String campaign, int limit, @Nullable String before) {
    return repository.page(owner, campaign, limit, before).stream()
        .map(Conversation::view)
        .toList();
  }

  /**
   * Puts a notice in the place of an answer, in the raw files, too.
   *
   * @param turn 0-based index in the conversation; nothing happens when there is no such turn
   */
  public void withdraw(String conversationId, int turn, String notice) {
    Optional<Message> message = repository.message(conversationId, turn);
    message.ifPresent(found -> found.withdraw(notice));
    archives
        .ofConversation(conversationId)
        .filter(archive -> message.isPresent())
        .ifPresent(archive -> rewrite(archive.view()));
  }

  private void rewrite(ArchiveView archive) {
    try {
      files.replace(archive, repository.turns(archive.conversationId()));
    } catch (IOException e) {
      throw new UncheckedIOException("the raw files of an archive cannot be replaced", e);
    }
  }

  /** Removes an open conversation with everything that was said in it. */
  public void delete(String owner, String id) {
    Conversation conversation =
        repository
            .locked(owner, id)
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id."));
    if (conversation.archived) {
      throw Refusal.conflict(
          "The conversation is archived and part of the memory. POST /api/erasures removes it"
              + " everywhere.");
    }
    repository.delete(conversation);
  }
}
