package gaia.bench;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.faults.CrashPoint;
import gaia.faults.Death;
import gaia.faults.FolderWatch;
import gaia.faults.History;
import gaia.faults.Kind;
import gaia.faults.Victim;
import gaia.it.Answer;
import gaia.it.GaiaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The packed server, as it is shipped, and a client that archives conversations over HTTP. */
final class ServerVictim implements Victim {

  private static final List<String> FOLDERS =
      List.of("conversation_archives", "structured_archives");

  private static final List<Death> DEATHS =
      List.of(
          new Death.AtRandom(),
          new Death.WhileStarting(),
          new Death.WhileStopping(),
          new Death.AtCommit(CrashPoint.Side.BEFORE, Kind.SUBMISSION),
          new Death.AtCommit(CrashPoint.Side.AFTER, Kind.SUBMISSION),
          new Death.AtCommit(CrashPoint.Side.BEFORE, Kind.CLAIM),
          new Death.AtCommit(CrashPoint.Side.AFTER, Kind.CLAIM),
          new Death.AtCommit(CrashPoint.Side.BEFORE, Kind.COMPLETION),
          new Death.AtCommit(CrashPoint.Side.AFTER, Kind.COMPLETION),
          new Death.AtCommit(CrashPoint.Side.BEFORE, Kind.RENEWAL),
          new Death.AtCommit(CrashPoint.Side.AFTER, Kind.RENEWAL),
          new Death.AtFile(FOLDERS.get(0), ".part", "raw file written"),
          new Death.AtFile(FOLDERS.get(0), ".json", "raw file renamed"),
          new Death.AtFile(FOLDERS.get(1), ".part", "structured file written"),
          new Death.AtFile(FOLDERS.get(1), ".md", "structured file renamed"));

  private final String name;
  private final Map<String, String> environment;
  private final Path addition;
  private final Path mark;
  private @Nullable GaiaServer server;
  private @Nullable FolderWatch watch;

  /**
   * Prepares, and starts nothing.
   *
   * @param settings environment of the server beside what every trial needs
   * @param work folder for what is laid over the server
   */
  ServerVictim(String name, Map<String, String> settings, String database, Path work) {
    this.name = name;
    this.environment = new HashMap<>(settings);
    this.addition = FaultyDriver.addition(work.resolve("addition"), database);
    this.mark = work.resolve("mark");
    environment.putIfAbsent("BG_IDLE_THRESHOLD", "0");
    environment.putIfAbsent("BG_LONG_IDLE_THRESHOLD", "0");
    environment.putIfAbsent("BG_OVERNIGHT", "false");
    environment.putIfAbsent("BG_MAX_CPU", "1");
    environment.putIfAbsent("BG_MAX_MEMORY", "1");
    // A task that dies with its server again and again is given up; here that is the server's way
    // of life.
    environment.putIfAbsent("BG_MAX_RETRIES", "100");
  }

  @Override
  public List<Death> deaths() {
    return DEATHS;
  }

  @Override
  public void start(Optional<CrashPoint> point) {
    forget();
    Map<String, String> thisTime =
        point
            .map(at -> Map.of(CrashPoint.POINT, at.toString(), CrashPoint.MARK, mark.toString()))
            .orElse(Map.of());
    if (server == null) {
      server = GaiaServer.launch(name, environment, addition, thisTime);
      watch = new FolderWatch(server.data(), FOLDERS);
    } else {
      server.launchAgain(thisTime);
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (watch != null) {
      watch.forget();
    }
  }

  private GaiaServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }

  @Override
  public boolean isReady() {
    return server().status("/health/ready") == 200;
  }

  @Override
  public boolean isAlive() {
    return server().isAlive();
  }

  @Override
  public boolean isAtPoint() {
    return Files.exists(mark);
  }

  @Override
  public void askToStop() {
    server().askToStop();
  }

  @Override
  public void kill() {
    server().kill();
  }

  @Override
  public boolean hasSeen(Death.AtFile file) {
    return watch != null && watch.hasSeen(file);
  }

  @Override
  public void submit(String id, History history) {
    history.called(id);
    try {
      Answer answer =
          server()
              .http()
              .trySend(
                  "POST",
                  "/api/conversations/import",
                  BodyPublishers.ofString(ServerCensus.conversation(id)),
                  "Content-Type",
                  "application/json",
                  "X-GAIA-Background",
                  "trial");
      if (answer.status() == 200 && answer.at("/imported/0/archive_id").isTextual()) {
        history.acknowledged(id);
      } else if (answer.status() < 500) {
        history.refused(id);
      }
    } catch (IOException e) {
      // No answer: the history says so already.
      return;
    }
  }

  @Override
  public OptionalLong unfinished() {
    JsonNode status =
        server().http().get("/api/background/status", "X-GAIA-Background", "trial").at("/status");
    boolean isProcessing = status.at("/tasks/is_processing").asBoolean(true);
    return OptionalLong.of(
        status.at("/tasks/pending_count").asLong(1)
            + status.at("/archives/pending_archives").asLong(1)
            + (isProcessing ? 1 : 0));
  }

  @Override
  public Set<String> effects() {
    return ServerCensus.EFFECTS;
  }

  @Override
  public Census census() {
    return new ServerCensus(server().http(), server().data()).take();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
