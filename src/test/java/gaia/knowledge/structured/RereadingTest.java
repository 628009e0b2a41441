package gaia.knowledge.structured;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.NewTask;
import gaia.conversation.Transcript;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.AnsweringJobs;
import gaia.knowledge.extraction.Conversations;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.ModelExtractor;
import gaia.knowledge.extraction.RememberingRun;
import gaia.knowledge.extraction.RulesExtractor;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import gaia.knowledge.structured.StructuredFixtures.FakeTasks;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ScriptedLanguageModel;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which archives are read again, with what was found in them in a real database. */
class RereadingTest {

  @TempDir Path folder;
  private EngineDatabase database;
  private EntityManagerFactory factory;
  private LocalTransactions transactions;
  private final FakeConversations conversations = new FakeConversations();
  private final FakeTasks tasks = new FakeTasks();
  private final Rereading rereading = new Rereading();
  private final RereadingStartup startup = new RereadingStartup();

  @BeforeEach
  void open() throws SQLException {
    database = EngineDatabase.h2(folder);
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set referential_integrity false");
    }
    factory =
        EngineUnit.factory(database.pool(), List.of(StoredExtraction.class, InstantColumn.class));
    transactions = new LocalTransactions(factory);
    rereading.extractions = new ExtractionRepository();
    rereading.extractions.em = transactions.entityManager();
    rereading.conversations = conversations;
    rereading.folder = DataFolder.at(folder.resolve("data"));
    rereading.tasks = tasks;
    startup.rereading = rereading;
    startup.model = new ScriptedLanguageModel();
    store("by-rules", RulesExtractor.extract(talk(), () -> {}));
    store("by-model", read(new ScriptedLanguageModel().answersBy(new AnsweringJobs())));
  }

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  private static Transcript talk() {
    return Conversations.of("Lene: I'm allergic to peanuts.", "Ines: Noted.");
  }

  private static Extraction read(LanguageModel model) {
    return new ModelExtractor(model, ZoneOffset.UTC)
        .extract(talk(), new RememberingRun(), () -> false)
        .orElseThrow();
  }

  private void store(String archiveId, Extraction found) {
    conversations.put(archiveId, talk());
    transactions.alone(
        () -> {
          StoredExtraction row =
              new StoredExtraction(conversations.transcript(archiveId).orElseThrow());
          row.holds(found, Instant.EPOCH);
          rereading.extractions.insert(row);
        });
  }

  /** One that the scripted model answered nothing usable about, so that rules have read it. */
  private void storeAskedInVain() {
    Extraction vain = read(new ScriptedLanguageModel().answers("I cannot do that."));
    store("in-vain", RulesExtractor.extract(talk(), () -> {}).insteadOf(vain));
  }

  private List<String> queued() {
    return tasks.submitted.stream().map(NewTask::subject).toList();
  }

  private void start() {
    transactions.alone(startup::start);
  }

  @Test
  void what_only_rules_have_read_is_queued_when_the_server_starts_with_a_model() {
    start();

    assertThat(queued()).containsExactly("by-rules");
    assertThat(tasks.submitted.get(0).type()).isEqualTo(SummarizeConversationTask.TYPE);
  }

  @Test
  void without_a_model_nothing_is_queued() {
    startup.model = ScriptedLanguageModel.none();

    start();

    assertThat(queued()).isEmpty();
  }

  @Test
  void what_this_model_was_asked_in_vain_is_not_queued_for_it_at_every_start() {
    storeAskedInVain();

    start();

    assertThat(queued()).containsExactly("by-rules");
  }

  @Test
  void what_one_model_was_asked_in_vain_is_queued_for_another() {
    storeAskedInVain();

    transactions.alone(() -> rereading.queueReadByRules("another"));

    assertThat(queued()).containsExactlyInAnyOrder("by-rules", "in-vain");
  }

  @Test
  void what_was_asked_in_vain_with_other_prompts_is_queued() {
    storeAskedInVain();
    transactions.alone(
        () -> rereading.extractions.find("in-vain").orElseThrow().promptVersion = "of another day");

    start();

    assertThat(queued()).containsExactlyInAnyOrder("by-rules", "in-vain");
  }

  @Test
  void on_request_everything_is_queued_but_what_the_prompts_of_this_version_have_read() {
    storeAskedInVain();
    store("by-old-prompts", read(new ScriptedLanguageModel().answersBy(new AnsweringJobs())));
    transactions.alone(
        () ->
            rereading.extractions.find("by-old-prompts").orElseThrow().promptVersion =
                "of another day");

    transactions.alone(() -> rereading.queueOutdated("local"));

    assertThat(queued()).containsExactlyInAnyOrder("by-rules", "in-vain", "by-old-prompts");
  }
}
