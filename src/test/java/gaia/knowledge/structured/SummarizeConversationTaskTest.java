package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.PermanentFailure;
import gaia.background.TaskResult;
import gaia.background.TaskState;
import gaia.background.TaskView;
import gaia.configuration.SettingsFixtures;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.AnsweringJobs;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.extraction.ModelExtractor;
import gaia.knowledge.extraction.RememberingRun;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import gaia.knowledge.structured.StructuredFixtures.FakeExtractions;
import gaia.knowledge.structured.StructuredFixtures.FakeTasks;
import gaia.knowledge.structured.StructuredFixtures.QuietRun;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.ScriptedLanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarizeConversationTaskTest {
  private Path folder = Path.of("unused");

  private final FakeConversations conversations = new FakeConversations();
  private final FakeExtractions extractions = new FakeExtractions();
  private final FakeTasks tasks = new FakeTasks();
  private final SummarizeConversationTask task = new SummarizeConversationTask();

  @BeforeEach
  void wire(@TempDir Path temporary) {
    folder = temporary;
    task.conversations = conversations;
    task.extractions = extractions;
    task.tasks = tasks;
    task.folder = DataFolder.at(folder);
    task.model = ScriptedLanguageModel.none();
    task.settings = SettingsFixtures.settings(Map.of());
    task.clock = Clock.fixed(Instant.parse("2026-11-01T03:00:00Z"), ZoneOffset.UTC);
    conversations.put(
        "a1",
        Conversations.of(
            "Ines: Let's take the Pilgrim Road at dawn instead of the boat.",
            "Tomas: Agreed.",
            "Lene: I'm allergic to <b>peanuts</b>."));
  }

  @Test
  void the_structured_archive_is_written() throws IOException {
    TaskResult.Done done = run("a1");

    Path file = folder.resolve(String.valueOf(done.result().get("output_path")));
    assertThat(file).hasFileName("a1_structured.md");
    assertThat(Files.readString(file)).contains("## Decisions", "Pilgrim Road", "[^t0]: Ines");
  }

  @Test
  void html_in_the_conversation_is_escaped_in_the_file() throws IOException {
    run("a1");

    assertThat(Files.readString(folder.resolve("structured_archives/a1_structured.md")))
        .contains("\\<b>peanuts\\</b>")
        .doesNotContain(" <b>");
  }

  @Test
  void the_result_names_summary_items_and_extractor() throws IOException {
    assertThat(run("a1").result())
        .containsKeys("output_path", "improved_summary", "items", "message")
        .containsEntry("extractor", "rules");
  }

  @Test
  void nothing_is_reported_before_the_task_is_completed() throws IOException {
    TaskResult.Done done = run("a1");
    assertThat(conversations.reports).isEmpty();
    assertThat(tasks.submitted).isEmpty();
    assertThat(extractions.kept).isEmpty();

    done.effect().run();

    assertThat(conversations.reports).containsExactly("a1 PROCESSED summary");
    assertThat(extractions.kept).containsOnlyKeys("a1");
    assertThat(tasks.submitted)
        .extracting(submitted -> submitted.type() + " " + submitted.subject())
        .containsExactly("embed_document archive:a1", "embed_document structured:a1");
  }

  @Test
  void with_a_language_model_the_file_says_which_model_and_which_prompts_made_it()
      throws Exception {
    task.model =
        new ScriptedLanguageModel()
            .answersBy(AnsweringJobs.fact(2, "I'm allergic to", "Lene is allergic to peanuts."));

    TaskResult.Done done = run("a1");

    Path file = folder.resolve(String.valueOf(done.result().get("output_path")));
    assertThat(done.result()).containsEntry("extractor", "model");
    assertThat(Files.readString(file))
        .contains("- Lene is allergic to peanuts. [^t2]", "model: \"scripted\"")
        .contains("prompt_version: \"" + ModelExtractor.promptVersion() + "\"");
  }

  @Test
  void while_the_language_model_is_away_the_task_waits_and_says_why() throws Exception {
    task.model =
        new ScriptedLanguageModel()
            .fails(
                new LanguageModelFailure.Unavailable(
                    "It is switched off.", Duration.ofSeconds(30)));

    TaskResult result = task.run(new QuietRun(Map.of("archive_id", "a1")));

    assertThat(result)
        .isEqualTo(new TaskResult.RetryLater(Duration.ofSeconds(30), "It is switched off."));
    assertThat(folder.resolve("structured_archives/a1_structured.md")).doesNotExist();
  }

  private static final String VAIN =
      "The language model scripted gave no answer that could be used, so rules have read this"
          + " conversation.";

  @Test
  void what_the_model_gives_no_usable_answer_to_is_read_by_rules_at_the_last_attempt()
      throws Exception {
    task.model = new ScriptedLanguageModel().answers("I cannot do that.");

    TaskResult.Done done = run("a1");
    done.effect().run();

    String file = Files.readString(folder.resolve("structured_archives/a1_structured.md"));
    assertThat(file)
        .contains("extractor: \"rules\"", "model: \"scripted\"")
        .contains("prompt_version: \"" + ModelExtractor.promptVersion() + "\"")
        .contains("Pilgrim Road", "## Remarks\n\n- " + VAIN);
    assertThat(done.result()).containsEntry("extractor", "rules");
    assertThat(done.result().get("message")).asString().contains(VAIN);
    assertThat(conversations.reports).containsExactly("a1 PROCESSED summary");
    assertThat(extractions.find("a1").orElseThrow().origin().isAskedInVain()).isTrue();
  }

  @Test
  void before_the_last_attempt_the_model_is_asked_anew() {
    ScriptedLanguageModel model = new ScriptedLanguageModel().answers("I cannot do that.");
    task.model = model;
    RememberingRun run = new RememberingRun(Map.of("archive_id", "a1")).withAttemptsLeft();

    assertThatThrownBy(() -> task.run(run)).hasMessageContaining("no answer that could be used");
    int asked = model.requests().size();
    assertThatThrownBy(() -> task.run(run)).hasMessageContaining("no answer that could be used");

    assertThat(model.requests()).hasSize(2 * asked);
  }

  @Test
  void what_a_model_had_read_before_is_not_given_up_for_what_rules_find() throws Exception {
    task.model =
        new ScriptedLanguageModel()
            .answersBy(AnsweringJobs.fact(2, "I'm allergic to", "Lene is allergic to peanuts."));
    run("a1").effect().run();
    String before = Files.readString(folder.resolve("structured_archives/a1_structured.md"));
    task.model = new ScriptedLanguageModel().answers("I cannot do that.");

    assertThatThrownBy(() -> run("a1")).hasMessageContaining("no answer that could be used");

    assertThat(folder.resolve("structured_archives/a1_structured.md")).hasContent(before);
    assertThat(extractions.find("a1").orElseThrow().origin().isRules()).isFalse();
  }

  @Test
  void a_model_with_too_small_a_context_leaves_the_work_to_the_rules() throws Exception {
    task.model = new ScriptedLanguageModel().withContextWindow(512);

    assertThat(run("a1").result()).containsEntry("extractor", "rules");
  }

  @Test
  void an_archive_that_is_gone_is_given_up_at_once() {
    assertThatThrownBy(() -> run("gone")).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void an_id_that_leads_out_of_the_folder_is_given_up_at_once() {
    assertThatThrownBy(() -> run("../secret")).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void running_again_says_that_everything_was_up_to_date() throws IOException {
    run("a1");

    assertThat(run("a1").result().get("message")).asString().contains("up to date");
  }

  @Test
  void an_archive_whose_task_was_given_up_is_marked_as_failed() {
    Instant now = Instant.parse("2026-11-01T03:00:00Z");
    task.gaveUp(
        new TaskView(
            "t",
            "summarize_conversation",
            "a1",
            "local",
            "c",
            TaskState.FAILED,
            10,
            now,
            Map.of("archive_id", "a1"),
            3,
            3,
            now,
            null,
            now,
            0,
            null,
            null,
            "disk full",
            Map.of()),
        "disk full");

    assertThat(conversations.reports).containsExactly("a1 FAILED disk full");
  }

  private TaskResult.Done run(String archiveId) throws IOException {
    return (TaskResult.Done) task.run(new QuietRun(Map.of("archive_id", archiveId)));
  }
}
