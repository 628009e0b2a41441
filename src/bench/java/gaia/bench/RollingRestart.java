package gaia.bench;

import gaia.client.ConversationsClient.Foreign;
import gaia.client.ConversationsClient.Import;
import gaia.client.ConversationsClient.Imported;
import gaia.client.ConversationsClient.Message;
import gaia.client.Gaia;
import gaia.client.Retries;
import gaia.client.SearchClient.Hit;
import gaia.client.SearchTerms;
import gaia.it.Await;
import gaia.it.GaiaServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The life of an installation of two servers on one PostgreSQL behind a balancer: import, work,
 * restarts of one server after the other while people use it, a backup, the death of both, and a
 * restore into another database and folder, where the answers have to be the same.
 *
 * <p>Arguments: {@code --rounds 2 --users 4 --pause 100 --retries 10 --archives 12}; the pause of a
 * user in milliseconds.
 */
public final class RollingRestart {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<String> QUESTIONS =
      List.of("Who guards the lamp?", "Where does Ilse live?", "tower key");

  private final Arguments arguments;
  private final EmbeddedPostgres postgres;
  private final List<GaiaServer> servers = new ArrayList<>();

  private RollingRestart(Arguments arguments, EmbeddedPostgres postgres) {
    this.arguments = arguments;
    this.postgres = postgres;
  }

  public static void main(String... line) throws Exception {
    Arguments arguments =
        Arguments.of(
            line,
            Map.of("rounds", "2", "users", "4", "pause", "100", "retries", "10", "archives", "12"));
    boolean good;
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start()) {
      good = new RollingRestart(arguments, postgres).run();
    }
    System.out.println(good ? "ALL AS IT SHOULD BE" : "NOT AS IT SHOULD BE");
    System.exit(good ? 0 : 1);
  }

  private boolean run() throws Exception {
    create("first");
    create("second");
    Retries retries = new Retries(arguments.number("retries"), Retries.ROLLING_RESTART.pause());
    try (Balancer balancer = new Balancer(RollingRestart::isReady)) {
      Map<String, String> settings = settings("first");
      settings.put("GAIA_PUBLIC_HOST", balancer.address().getAuthority());
      servers.add(GaiaServer.start("restart-a", settings));
      settings.put("GAIA_DATA", servers.get(0).data().toString());
      servers.add(GaiaServer.start("restart-b", settings));
      balancer.serve(servers.stream().map(server -> URI.create(server.url())).toList());
      Gaia gaia = Gaia.at(balancer.address()).with(retries);
      List<String> archives = importAndWait(gaia);
      say("imported and worked through: %d conversations", archives.size());
      RestartLoad.Report report = restarts(gaia);
      say(
          "%d calls, %d failed %s, longest %.1f s, acknowledged messages lost %d, doubled %d",
          report.calls(),
          report.failures().values().stream().mapToInt(Integer::intValue).sum(),
          report.failures(),
          report.longestSeconds(),
          report.lost(),
          report.doubled());
      boolean same = restoredElsewhere(gaia, archives);
      return report.failures().isEmpty() && report.lost() == 0 && report.doubled() == 0 && same;
    } finally {
      servers.forEach(GaiaServer::close);
    }
  }

  private RestartLoad.Report restarts(Gaia gaia) throws InterruptedException {
    RestartLoad load = new RestartLoad(gaia, arguments.number("users"), arguments.number("pause"));
    for (int round = 0; round < arguments.number("rounds"); round++) {
      for (GaiaServer server : servers) {
        long began = System.nanoTime();
        server.stop();
        double stopped = (System.nanoTime() - began) / 1e9;
        server.restart();
        say("restarted in %.1f s, of which it took %.1f to stop", since(began), stopped);
      }
    }
    return load.end();
  }

  private boolean restoredElsewhere(Gaia gaia, List<String> archives) throws IOException {
    Map<String, String> before = answers(gaia, archives);
    Path backup = servers.get(0).data().resolveSibling("backup.zip");
    try (InputStream zip = gaia.operations().backup()) {
      Files.copy(zip, backup, StandardCopyOption.REPLACE_EXISTING);
    }
    say("backup of %d KiB; now both are killed", Files.size(backup) / 1024);
    servers.forEach(GaiaServer::kill);
    Map<String, String> restoring = settings("second");
    restoring.put("GAIA_RESTORE", backup.toString());
    try (GaiaServer other = GaiaServer.start("restart-c", restoring)) {
      Gaia restored = Gaia.at(URI.create(other.url()));
      boolean same =
          Await.until(
                  "the restored one answers the same",
                  PATIENCE,
                  () -> answers(restored, archives),
                  before::equals)
              .equals(before);
      say("restored elsewhere: %d answers are the same", before.size());
      return same;
    }
  }

  private static Map<String, String> answers(Gaia gaia, List<String> archives) {
    Gaia quiet = gaia.inBackground();
    Map<String, String> answers = new TreeMap<>();
    archives.forEach(id -> answers.put(id, quiet.archives().structured(id).content()));
    for (String question : QUESTIONS) {
      List<Hit> hits = quiet.search().find(SearchTerms.of(question, 5)).results();
      answers.put(
          question,
          hits.stream().map(hit -> hit.archiveId() + "/" + hit.turn() + hit.text()).toList() + "");
    }
    return answers;
  }

  private List<String> importAndWait(Gaia gaia) {
    List<Foreign> conversations = new ArrayList<>();
    for (int i = 0; i < arguments.number("archives"); i++) {
      conversations.add(
          new Foreign(
              "restart-" + i,
              "Evening " + i,
              "journey",
              List.of(
                  // No two alike: hits of the same score have no order.
                  Message.said(
                      "Jonas", "My sister Ilse lives in Brackwater.".repeat(i + 1) + " Yes."),
                  Message.said("Mara", "Corvin guards the lamp." + " Again.".repeat(i)))));
    }
    List<String> ids =
        gaia.conversations().take(new Import(conversations, true)).imported().stream()
            .map(Imported::archiveId)
            .map(String::valueOf)
            .toList();
    Gaia quiet = gaia.inBackground();
    Await.until(
        "all is worked through",
        PATIENCE,
        () ->
            ids.stream().allMatch(id -> quiet.archives().find(id).archive().searchable() != null));
    return ids;
  }

  private static boolean isReady(URI server) {
    try {
      return "UP".equals(Gaia.at(server).with(Retries.NONE).operations().ready().status());
    } catch (RuntimeException e) {
      return false;
    }
  }

  private Map<String, String> settings(String database) {
    Map<String, String> settings = new HashMap<>();
    settings.put("BG_IDLE_THRESHOLD", "1");
    settings.put("BG_LONG_IDLE_THRESHOLD", "1");
    settings.put("BG_MAX_CPU", "1");
    settings.put("BG_MAX_MEMORY", "1");
    settings.put("GAIA_DB_KIND", "postgresql");
    settings.put(
        "GAIA_DB_URL", postgres.getJdbcUrl("postgres", database).replaceFirst("\\?.*", ""));
    settings.put("GAIA_DB_USER", "postgres");
    settings.put("GAIA_DB_PASSWORD", "postgres");
    return settings;
  }

  private void create(String database) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
