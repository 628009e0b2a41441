package gaia.knowledge.structured;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.configuration.SettingsFixtures;
import gaia.conversation.Transcript;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.ReadingThroughput;
import gaia.knowledge.facts.KnowledgeBase;
import gaia.knowledge.structured.StructuredFixtures.FakeConversations;
import gaia.knowledge.structured.StructuredFixtures.FakeTasks;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many turns a second go through all that stands around a language model, with everything that
 * is written: the task that reads an archive, each checkpoint in a transaction of its own on H2,
 * the structured archive in its file, what was found in its row, and the facts made of it with
 * their claims and entities. The model answers at once, so that its own time is left out.
 *
 * <p>Arguments: turns, rounds.
 */
public final class PipelineThroughput {

  private PipelineThroughput() {}

  public static void main(String[] arguments) throws Exception {
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path folder = Files.createTempDirectory("gaia-pipeline");
    try (EngineDatabase database = EngineDatabase.h2(folder);
        EntityManagerFactory factory =
            EngineUnit.factory(
                database.pool(), List.of(StoredExtraction.class, InstantColumn.class));
        KnowledgeBase known = new KnowledgeBase(database)) {
      execute(database, "set referential_integrity false");
      execute(database, "create table written (id varchar(40) primary key, content varchar)");
      for (int round = 1; round <= rounds; round++) {
        read(new Round(database, factory, known, folder), "archive-" + round, turns);
      }
    }
  }

  private record Round(
      EngineDatabase database, EntityManagerFactory factory, KnowledgeBase known, Path folder) {}

  private static void read(Round round, String archive, int turns) throws Exception {
    FakeConversations conversations = new FakeConversations();
    conversations.put(archive, ReadingThroughput.talk(turns));
    StoringExtractions extractions = new StoringExtractions(round.factory());
    SummarizeConversationTask task = new SummarizeConversationTask();
    task.conversations = conversations;
    task.extractions = extractions;
    task.tasks = new FakeTasks();
    task.folder = DataFolder.at(round.folder());
    task.model = new ReadingThroughput.QuickModel();
    task.settings = SettingsFixtures.settings(Map.of());
    task.clock = Clock.systemUTC();
    StoringRun run = new StoringRun(archive, round.database());
    long begun = System.nanoTime();
    ((TaskResult.Done) task.run(run)).effect().run();
    long reading = System.nanoTime();
    Transcript transcript = conversations.transcript(archive).orElseThrow();
    int claims = round.known().take(transcript, extractions.find(archive).orElseThrow());
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%s: %d turns in %.2f s, %.0f turns/s; reading %.2f s with %d checkpoints, %d claims%n",
        archive, turns, seconds, turns / seconds, (reading - begun) / 1e9, run.saved, claims);
  }

  private static void execute(EngineDatabase database, String sql) throws SQLException {
    try (Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows as the house keeps them, without the events that it fires. */
  private static final class StoringExtractions extends Extractions {
    private final LocalTransactions transactions;

    StoringExtractions(EntityManagerFactory factory) {
      transactions = new LocalTransactions(factory);
      repository = new ExtractionRepository();
      repository.em = transactions.entityManager();
    }

    @Override
    public Optional<Extraction> find(String archiveId) {
      return transactions.alone(() -> super.find(archiveId));
    }

    @Override
    void keep(Transcript transcript, Extraction found, @Nullable String written) {
      transactions.alone(
          () -> {
            StoredExtraction row = new StoredExtraction(transcript);
            row.holds(found, transcript.archived());
            if (written != null) {
              row.wrote(written);
            }
            repository.insert(row);
          });
    }
  }

  /** Writes every checkpoint down, each in a transaction. */
  private static final class StoringRun implements TaskRun {
    private final String archive;
    private final EngineDatabase database;
    private int saved;

    StoringRun(String archive, EngineDatabase database) {
      this.archive = archive;
      this.database = database;
    }

    @Override
    public String taskId() {
      return archive;
    }

    @Override
    public String owner() {
      return "local";
    }

    @Override
    public String campaign() {
      return "bench";
    }

    @Override
    public Map<String, String> data() {
      return Map.of("archive_id", archive);
    }

    @Override
    public Optional<String> checkpoint() {
      return Optional.empty();
    }

    @Override
    public void breathe() {}

    @Override
    public void save(double progress, String note, String checkpoint, Runnable effect) {
      effect.run();
      saved++;
      try (Connection connection = database.pool().getConnection();
          PreparedStatement merge =
              connection.prepareStatement("merge into written (id, content) values (?, ?)")) {
        merge.setString(1, archive);
        merge.setString(2, checkpoint);
        merge.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
