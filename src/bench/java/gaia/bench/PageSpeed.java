package gaia.bench;

import gaia.it.GaiaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a whole server takes for the first view of each page while it holds many archives, tasks
 * and facts. Run {@code mvn -DskipTests pre-integration-test} first.
 *
 * <p>The rows are written straight into H2 while the server is stopped, so the index of search
 * knows nothing of them: the page of search is measured without a question.
 */
public final class PageSpeed {

  private static final String OWNER = "local";
  private static final String SAMPLE =
      """
      {"archive": true, "conversations": [{"external_id": "bench", "title": "Bench",
       "campaign": "c0", "messages": [
        {"role": "user", "speaker": "Ilse", "content": "I live in Graz. We decided to sail at noon."},
        {"role": "user", "speaker": "Jonas", "content": "Who owns the boat Kestrel?"},
        {"role": "user", "speaker": "Ilse", "content": "I will ask Corvin for the key tomorrow."}]}]}
      """;

  /** Nothing begins, and nothing is cleared away. */
  private static final Map<String, String> AT_REST =
      Map.of(
          "BG_IDLE_THRESHOLD", "604800",
          "BG_LONG_IDLE_THRESHOLD", "604800",
          "GAIA_KEEP_TASKS", "0");

  private PageSpeed() {}

  public static void main(String... line) throws SQLException, InterruptedException {
    Arguments arguments =
        Arguments.of(
            line, Map.of("archives", "10000", "tasks", "100000", "facts", "100000", "calls", "60"));
    Map<String, String> atWork = Map.of("BG_IDLE_THRESHOLD", "0", "BG_MAX_MEMORY", "1");
    try (GaiaServer server = GaiaServer.start("page-speed", atWork)) {
      workThrough(server);
      server.stop();
      Map<String, String> pages = fill(server, arguments);
      putRawFiles(server, arguments.number("archives"));
      server.launchAgain(AT_REST);
      server.awaitReady();
      System.out.printf(
          "%s archives, %s tasks, %s facts, %s calls%n",
          arguments.text("archives"),
          arguments.text("tasks"),
          arguments.text("facts"),
          arguments.text("calls"));
      System.out.printf("%-14s %8s %8s %8s  milliseconds%n", "page", "p50", "p95", "p99");
      for (Map.Entry<String, String> page : pages.entrySet()) {
        measure(server, page.getKey(), page.getValue(), arguments.number("calls"));
      }
    }
    System.exit(0);
  }

  /** What was read from this conversation is what all archives hold. */
  private static void workThrough(GaiaServer server) throws InterruptedException {
    server.http().post("/api/conversations/import", SAMPLE).expect(200);
    while (server
        .http()
        .get("/api/conversation/archives?limit=1")
        .expect(200)
        .at("/archives/0/searchable")
        .isNull()) {
      Thread.sleep(200);
    }
  }

  private static void measure(GaiaServer server, String name, String path, int calls) {
    List<Long> times = new ArrayList<>();
    for (int i = -calls / 3; i < calls; i++) {
      long began = System.nanoTime();
      server.http().get(path).expect(200);
      if (i >= 0) {
        times.add(System.nanoTime() - began);
      }
    }
    Quantiles found = Quantiles.ofNanos(times);
    System.out.printf(
        "%-14s %8.1f %8.1f %8.1f%n", name, found.at(0.5), found.at(0.95), found.at(0.99));
  }

  /** Empty ones: a start looks whether they are there, and would write them all anew. */
  private static void putRawFiles(GaiaServer server, int many) {
    Path folder = server.data().resolve("conversation_archives");
    try {
      for (int n = 1; n <= many; n++) {
        Files.createFile(folder.resolve("archive-" + n + ".json"));
        Files.createFile(folder.resolve("archive-" + n + ".md"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> fill(GaiaServer server, Arguments arguments)
      throws SQLException {
    String url = "jdbc:h2:file:" + server.data().resolve(".gaia/gaia");
    try (Connection connection = DriverManager.getConnection(url, "gaia", "gaia");
        Statement statement = connection.createStatement()) {
      archives(statement, arguments.number("archives"));
      tasks(statement, arguments.number("tasks"));
      facts(statement, arguments.number("facts"));
      statement.execute("update work_day_mark set added_until = current_timestamp");
      statement.execute("analyze");
      return pages(statement);
    }
  }

  private static String numbers(int many) {
    return " from (select x as n from system_range(1, " + many + ")) as numbers";
  }

  /** The moment of row n of many, spread over a year. */
  private static String moment(int many) {
    return "dateadd('SECOND', -cast(n as bigint) * 31536000 / " + many + ", current_timestamp)";
  }

  private static void archives(Statement statement, int many) throws SQLException {
    String moment = moment(many);
    statement.execute(
        "insert into conversation (id, owner, campaign, title, archived, turns, created, updated)"
            + " select 'conversation-' || n, '%s', 'c' || mod(n, 20), 'Session ' || n, true, 12,"
                .formatted(OWNER)
            + moment
            + ","
            + moment
            + numbers(many));
    statement.execute(
        "insert into message (id, conversation_id, owner, campaign, turn_index, role, speaker,"
            + " content, recalled, created) select 'message-' || n || '-' || t, 'conversation-'"
            + " || n, '%s', 'c' || mod(n, 20), t, 'USER', 'Ilse', 'The ferry leaves at dawn.',"
                .formatted(OWNER)
            + " false, current_timestamp"
            + numbers(many)
            + ", (select x as t from system_range(0, 11)) as turns");
    statement.execute(
        "insert into archive (id, conversation_id, owner, campaign, title, status, summary,"
            + " keywords, turns, created, archived, processed, searchable)"
            + " select 'archive-' || n, 'conversation-' || n, '%s', 'c' || mod(n, 20),"
                .formatted(OWNER)
            + " 'Session ' || n, 'PROCESSED', 'The ferry leaves at dawn.', a.keywords, 12,"
            + " %1$s, %1$s, %1$s, %1$s".formatted(moment)
            + numbers(many)
            + ", (select keywords from archive limit 1) as a");
    statement.execute(
        "insert into extraction (archive_id, owner, campaign, extractor, model, prompt_version,"
            + " extracted, content) select 'archive-' || n, '%s', 'c' || mod(n, 20), e.extractor,"
                .formatted(OWNER)
            + " e.model, e.prompt_version, "
            + moment
            + ", e.content"
            + numbers(many)
            + ", (select * from extraction limit 1) as e");
  }

  private static void tasks(Statement statement, int many) throws SQLException {
    String state =
        "case mod(n, 10) when 0 then 'PENDING' when 1 then 'FAILED' when 2 then 'CANCELLED'"
            + " else 'COMPLETED' end";
    statement.execute(
        "insert into task (id, type, subject, open_key, owner, campaign, state, priority,"
            + " long_idle, run_now, cancel_requested, attempts, interruptions, max_attempts,"
            + " lease_token, not_before, data, progress, created, last_attempt, finished, lane,"
            + " place, age_rank) select 'task-' || n, 'embed_document', 's' || n,"
            + " case when mod(n, 10) = 0 then 'embed_document:s' || n end, '%s', 'c' || mod(n, 20),"
                .formatted(OWNER)
            + state
            + ", 10, false, false, false, 1, 0, 3, 0, current_timestamp, '{}', 0, "
            + moment(many)
            + ", "
            + moment(many)
            + ", case when mod(n, 10) > 0 then "
            + moment(many)
            + " end, case mod(n, 10) when 0 then 1 when 1 then 6 when 2 then 6 else 5 end, n, n"
            + numbers(many));
    statement.execute(
        "insert into task_tally (id, pending, processing, completed, failed, cancelled) values"
            + " (77, %1$d, 0, %2$d, %1$d, %1$d)".formatted(many / 10, many - 3 * (many / 10)));
  }

  private static void facts(Statement statement, int many) throws SQLException {
    String name = "'e-' || mod(n, %d)";
    int people = Math.max(1, many / 20);
    statement.execute(
        "insert into knowledge_entity (id, owner, campaign, name, name_key, kind, created)"
            + " select 'e-' || (n - 1), '%s', 'c' || mod(n, 20), 'Person ' || n,".formatted(OWNER)
            + " 'person ' || n, 'PERSON', current_timestamp"
            + numbers(people));
    String subject = name.formatted(people);
    String object = "'e-' || mod(n * 7 + 1, %d)".formatted(people);
    statement.execute(
        "insert into knowledge_fact (id, fact_id, owner, campaign, group_key, value_key,"
            + " subject_id, subject, predicate, object_id, object, negated, statement, kind,"
            + " modality, confidence, valid_from, valid_until, disputed, confirmed, pinned,"
            + " shelved, evidence, first_said, last_said, recorded, retracted)"
            + " select 'f-' || n, 'f-' || n, '%s', 'c' || mod(n, 20), 'g-' || mod(n, %d), 'v' || n,"
                .formatted(OWNER, Math.max(1, many / 2))
            + subject
            + ", 'Person ' || mod(n, %d), 'knows', case when mod(n, 3) = 0 then ".formatted(people)
            + object
            + " end, 'Somebody', false, 'Person ' || n || ' knows somebody.', f.kind, f.modality,"
            + " 0.8, null, case when mod(n, 5) = 0 then current_timestamp end, mod(n, 50) = 0,"
            + " false, false, false, 1, %1$s, %1$s, %1$s, null".formatted(moment(many))
            + numbers(many)
            + ", (select kind, modality from knowledge_fact limit 1) as f");
    statement.execute(
        "insert into knowledge_conflict (id, owner, campaign, group_key, first_fact, second_fact,"
            + " reason, opened) select 'k-' || n, '%s', 'c' || mod(n, 20), 'g-' || n, 'f-' || n,"
                .formatted(OWNER)
            + " 'f-' || (n + %d), 'this can have one value only', current_timestamp"
                .formatted(many / 2)
            + numbers(Math.max(1, many / 100)));
    statement.execute(
        "insert into knowledge_claim (id, owner, campaign, archive_id, turn_index, speaker, quote,"
            + " said, subject, subject_id, predicate, object, object_id, negated, statement, kind,"
            + " modality, phase, own_group, group_key, fact_id, recorded) select 'cl-' || n,"
            + " c.owner, 'c' || mod(n, 20), 'archive-' || (mod(n, 10000) + 1), 0, c.speaker,"
            + " c.quote, c.said, c.subject, "
            + subject
            + ", 'knows', c.object, null, false, c.statement, c.kind, c.modality, c.phase,"
            + " 'g-' || mod(n, %d), 'g-' || mod(n, %1$d), 'f-' || n, c.recorded"
                .formatted(Math.max(1, many / 2))
            + numbers(many)
            + ", (select * from knowledge_claim limit 1) as c");
  }

  private static Map<String, String> pages(Statement statement) throws SQLException {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("chat", "/");
    for (String name :
        "status tasks archives digest search knowledge graph review documents analytics settings audit erasure"
            .split(" ")) {
      pages.put(name, "/" + name + ".xhtml");
    }
    pages.put("failed tasks", "/tasks.xhtml?state=failed");
    pages.put("task", "/task.xhtml?id=" + first(statement, "task where state = 'COMPLETED'"));
    pages.put("archive", "/archive.xhtml?id=" + first(statement, "archive"));
    pages.put("fact", "/fact.xhtml?id=f-77");
    pages.put("name", "/knowledge.xhtml?entity=e-7");
    pages.put("graph of one", "/graph.xhtml?entity=e-7&depth=2");
    pages.put("campaign", "/archives.xhtml?campaign=c7");
    return pages;
  }

  private static String first(Statement statement, String from) throws SQLException {
    try (ResultSet row = statement.executeQuery("select id from " + from + " limit 1")) {
      row.next();
      return row.getString(1);
    }
  }
}
