package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.StopReason;
import gaia.background.TaskResult;
import gaia.background.TaskStopped;
import gaia.configuration.SettingsFixtures;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.AnsweringJobs;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.extraction.RememberingRun;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import gaia.knowledge.structured.StructuredFixtures.FakeExtractions;
import gaia.knowledge.structured.StructuredFixtures.FakeTasks;
import gaia.knowledge.structured.StructuredFixtures.QuietRun;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ScriptedLanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the thirteen acceptance tests that is about the files people read. */
class FilesAcceptanceTest {

  @TempDir Path folder;
  private final FakeConversations conversations = new FakeConversations();
  private final FakeExtractions extractions = new FakeExtractions();
  private final FakeTasks tasks = new FakeTasks();
  private final SummarizeConversationTask task = new SummarizeConversationTask();

  @BeforeEach
  void wire() {
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
            "Lene: I'm allergic to peanuts."));
  }

  private TaskResult process() throws IOException {
    return task.run(new QuietRun(Map.of("archive_id", "a1")));
  }

  private void process(LanguageModel model) throws IOException {
    task.model = model;
    TaskResult.Done done = (TaskResult.Done) process();
    done.effect().run();
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "I cannot do that.", "{\"items\": [{\"quote\": \"I'm all", "[[[[", "null"})
  @DisplayName("1: answers that cannot be used change nothing, and the task fails with a reason")
  void answers_that_cannot_be_used_change_nothing(String answer) throws IOException {
    process(
        new ScriptedLanguageModel()
            .answersBy(AnsweringJobs.fact(2, "I'm allergic to", "Lene is allergic to peanuts.")));
    Map<String, String> before = files();
    Map<String, ?> known = Map.copyOf(extractions.kept);
    task.model = new ScriptedLanguageModel().answersBy(request -> answer);

    assertThatThrownBy(this::process)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no answer that could be used");

    assertThat(files()).isEqualTo(before);
    assertThat(extractions.kept).isEqualTo(known);
  }

  @Test
  @DisplayName("2: an unchanged archive processed again changes no file")
  void an_unchanged_archive_processed_again_changes_no_file() throws IOException {
    process(ScriptedLanguageModel.none());
    Map<String, String> before = files();
    task.clock = Clock.fixed(Instant.parse("2027-01-01T03:00:00Z"), ZoneOffset.UTC);

    process(ScriptedLanguageModel.none());

    assertThat(files()).isEqualTo(before);
  }

  @Test
  @DisplayName("9: work that ended without warning is begun again and leaves one file")
  void work_that_ended_without_warning_is_begun_again_and_leaves_one_file() throws IOException {
    process();
    process(ScriptedLanguageModel.none());

    assertThat(files()).containsOnlyKeys("structured_archives/a1_structured.md");
  }

  @Test
  @DisplayName("10: at the next breath after somebody came back the work has stopped")
  void at_the_next_breath_after_somebody_came_back_the_work_has_stopped() {
    RememberingRun run =
        new RememberingRun(Map.of("archive_id", "a1"))
            .breathing(
                () -> {
                  throw new TaskStopped(StopReason.USER_ACTIVE);
                });

    assertThatThrownBy(() -> task.run(run)).isInstanceOf(TaskStopped.class);

    assertThat(folder.resolve("structured_archives/a1_structured.md")).doesNotExist();
    assertThat(extractions.kept).isEmpty();
  }

  @Test
  @DisplayName("12: what a person wrote into the file outlasts the next consolidation")
  void what_a_person_wrote_into_the_file_outlasts_the_next_consolidation() throws IOException {
    process(ScriptedLanguageModel.none());
    Path file = folder.resolve("structured_archives/a1_structured.md");
    String edited = Files.readString(file) + "\n- Lene also fears bees.\n";
    Files.writeString(file, edited);

    process(
        new ScriptedLanguageModel()
            .answersBy(AnsweringJobs.fact(2, "I'm allergic to", "Lene is allergic to peanuts.")));

    assertThat(file).hasContent(edited);
    assertThat(folder.resolve("structured_archives/a1_structured_generated.md")).exists();
  }

  @Test
  @DisplayName("13: the file is in the language of the conversation")
  void the_file_is_in_the_language_of_the_conversation() throws IOException {
    conversations.put("a1", Conversations.of("Lene: Ich bin gegen Erdnüsse allergisch."));

    process(
        new ScriptedLanguageModel()
            .answersBy(
                AnsweringJobs.fact(
                    0, "gegen Erdnüsse allergisch", "Lene ist gegen Erdnüsse allergisch.")));

    assertThat(Files.readString(folder.resolve("structured_archives/a1_structured.md")))
        .contains("Lene ist gegen Erdnüsse allergisch.")
        .doesNotContain("allergic");
  }
}
