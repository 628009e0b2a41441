package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.TaskResult;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.Role;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.RememberingRun;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.ScriptedLanguageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleConversationTaskTest {

  private static final String QUESTION = "Who keeps the lamp of Ombrel, and since when?";

  private final ScriptedLanguageModel model = new ScriptedLanguageModel();
  private final TitleConversationTask task = new TitleConversationTask();
  private final OneConversation conversations = new OneConversation();
  private final RememberingRun run = new RememberingRun(Map.of("conversation_id", "c1"));

  private static final class OneConversation extends Conversations {
    String title = AiManager.titleFrom(QUESTION);

    @Override
    public List<Turn> turns(String owner, String id, int from, int most) {
      return List.of(new Turn(0, Role.USER, null, QUESTION, Instant.EPOCH, false));
    }

    @Override
    public Optional<ConversationView> find(String owner, String id) {
      return Optional.of(
          new ConversationView(
              id, owner, "default", null, title, false, 1, Instant.EPOCH, Instant.EPOCH));
    }

    @Override
    public boolean retitle(String owner, String id, String from, String to) {
      title = title.equals(from) ? to : title;
      return true;
    }
  }

  @BeforeEach
  void wire() {
    task.conversations = conversations;
    task.model = model;
  }

  @Test
  void the_model_names_the_conversation_once_the_task_is_recorded() {
    model.answers("{\"title\": \"The lamp of Ombrel\"}");

    TaskResult.Done done = (TaskResult.Done) task.run(run);

    assertThat(conversations.title).isEqualTo(QUESTION);
    done.effect().run();
    assertThat(conversations.title).isEqualTo("The lamp of Ombrel");
  }

  @Test
  void a_title_that_a_person_gave_is_kept_without_asking() {
    conversations.title = "Session 12";

    assertThat(task.run(run)).isInstanceOf(TaskResult.Done.class);
    assertThat(model.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"title\": \"\"}",
        "{\"title\": 7}",
        "{\"title\": \"<script>alert(1)</script>\"}",
        "{\"title\": \"A title that is far too long to stand in a list of conversations anywhere\"}"
      })
  void what_is_no_title_changes_nothing(String answer) {
    model.answers(answer);

    ((TaskResult.Done) task.run(run)).effect().run();

    assertThat(conversations.title).isEqualTo(QUESTION);
  }

  @Test
  void while_the_model_is_away_the_task_waits() {
    model.fails(new LanguageModelFailure.Unavailable("It is off.", Duration.ofSeconds(9)));

    assertThat(task.run(run))
        .isEqualTo(new TaskResult.RetryLater(Duration.ofSeconds(9), "It is off."));
  }
}
