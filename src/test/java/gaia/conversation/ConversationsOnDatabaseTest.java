package gaia.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.SettableClock;
import gaia.conversation.Conversations.Answered;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to questions while conversations come in and are archived under them. */
class ConversationsOnDatabaseTest {

  private static final List<NewMessage> ASKED = List.of(NewMessage.of(Role.USER, "Who sells it?"));
  private static final NewMessage SAID = NewMessage.of(Role.ASSISTANT, "Brannoc does.");

  private final Conversations conversations = new Conversations();
  private final ConversationRepository rows = new ConversationRepository();
  private final SettableClock clock = new SettableClock();
  private EngineDatabase database;
  private EntityManagerFactory factory;
  private LocalTransactions transactions;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = EngineDatabase.h2(folder);
    factory =
        EngineUnit.factory(
            database.pool(), List.of(Conversation.class, Message.class, InstantColumn.class));
    transactions = new LocalTransactions(factory);
    rows.em = transactions.entityManager();
    conversations.repository = rows;
    conversations.clock = clock;
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  private <T> T in(Supplier<T> work) {
    return transactions.alone(work);
  }

  private String begun(String title) {
    return in(() -> conversations.start("mara", "coast", title)).id();
  }

  private void archive(String id) {
    in(
        () -> {
          rows.locked("mara", id).orElseThrow().freeze();
          return id;
        });
  }

  private String ask() {
    return in(() -> conversations.appendToCurrent("mara", ASKED, "New", id -> false)).id();
  }

  @Test
  void a_question_that_names_no_conversation_goes_on_with_the_one_touched_last() {
    begun("earlier");
    clock.move(java.time.Duration.ofSeconds(1));
    String later = begun("later");

    assertThat(ask()).isEqualTo(later);
  }

  @Test
  void a_question_never_falls_into_a_conversation_that_is_being_imported() {
    String own = begun("own");
    clock.move(java.time.Duration.ofSeconds(1));
    in(
        () -> {
          rows.insert(brought());
          return own;
        });

    assertThat(ask()).isEqualTo(own);
    archive(own);
    assertThat(in(() -> conversations.find("mara", ask())).orElseThrow().title()).isEqualTo("New");
  }

  private Conversation brought() {
    Conversation brought =
        new Conversation("brought", "mara", "coast", "Brought in", clock.instant());
    brought.cameAs("session-12");
    return brought;
  }

  @Test
  void a_question_begins_another_conversation_when_the_current_one_is_archived_just_then() {
    String own = begun("own");
    Conversations racing =
        new Conversations() {
          {
            repository =
                new ConversationRepository() {
                  {
                    em = rows.em;
                  }

                  @Override
                  java.util.Optional<Conversation> locked(String owner, String id) {
                    // Somebody archives it between the look and the lock.
                    in(
                        () -> {
                          rows.locked(owner, id).orElseThrow().freeze();
                          return id;
                        });
                    return super.locked(owner, id);
                  }
                };
            clock = ConversationsOnDatabaseTest.this.clock;
          }
        };

    String id = in(() -> racing.appendToCurrent("mara", ASKED, "New", busy -> false)).id();

    assertThat(id).isNotEqualTo(own);
    assertThat(in(() -> conversations.turns("mara", own))).isEmpty();
    assertThat(in(() -> conversations.turns("mara", id))).hasSize(1);
  }

  @Test
  void a_question_leaves_a_conversation_alone_in_which_an_answer_is_being_written() {
    String own = begun("own");

    String other = in(() -> conversations.appendToCurrent("mara", ASKED, "New", own::equals)).id();

    assertThat(other).isNotEqualTo(own);
  }

  @Test
  void an_answer_stands_behind_its_question() {
    String own = begun("own");
    ask();

    Answered answered = in(() -> conversations.appendAnswer("mara", own, "Who sells it?", SAID));

    assertThat(answered).isEqualTo(new Answered(own, 1));
  }

  @Test
  void an_answer_to_a_conversation_archived_meanwhile_begins_a_new_one_with_its_question() {
    String own = begun("own");
    ask();
    archive(own);

    Answered answered = in(() -> conversations.appendAnswer("mara", own, "Who sells it?", SAID));

    assertThat(answered.conversationId()).isNotEqualTo(own);
    assertThat(in(() -> conversations.turns("mara", own))).hasSize(1);
    assertThat(in(() -> conversations.turns("mara", answered.conversationId())))
        .extracting(Turn::content)
        .containsExactly("Who sells it?", "Brannoc does.");
    assertThat(in(() -> conversations.find("mara", answered.conversationId())))
        .hasValueSatisfying(next -> assertThat(next.campaign()).isEqualTo("coast"));
  }

  @Test
  void of_a_long_conversation_the_end_is_read_and_any_part_can_be() {
    String id = begun("long");
    for (int i = 0; i < Conversations.LATEST + 2; i++) {
      NewMessage said = NewMessage.of(Role.USER, "turn " + i);
      in(() -> conversations.append("mara", id, List.of(said)));
    }

    List<Turn> end = in(() -> conversations.latestTurns("mara", id));
    List<Turn> part = in(() -> conversations.turns("mara", id, 1, 2));

    assertThat(end).hasSize(Conversations.LATEST);
    assertThat(end.get(0).content()).isEqualTo("turn 2");
    assertThat(part).extracting(Turn::content).containsExactly("turn 1", "turn 2");
    assertThat(in(() -> conversations.latestTurns("jonas", id))).isEmpty();
  }
}
