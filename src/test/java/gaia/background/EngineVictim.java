package gaia.background;

import gaia.faults.ChildProcess;
import gaia.faults.CrashPoint;
import gaia.faults.CrashPoint.Side;
import gaia.faults.Death;
import gaia.faults.FolderWatch;
import gaia.faults.History;
import gaia.faults.Kind;
import gaia.faults.Remains;
import gaia.faults.Victim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An {@link EngineProcess} on a database, and clients that queue tasks in it. */
public final class EngineVictim implements Victim {

  private static final long ANSWER_MILLIS = 10_000;
  private static final long REST_MILLIS = 2000;
  private static final String FILES = "files";

  private static final List<Death> DEATHS =
      List.of(
          new Death.AtRandom(),
          new Death.WhileStarting(),
          new Death.WhileStopping(),
          new Death.AtCommit(Side.BEFORE, Kind.SUBMISSION),
          new Death.AtCommit(Side.AFTER, Kind.SUBMISSION),
          new Death.AtCommit(Side.BEFORE, Kind.CLAIM),
          new Death.AtCommit(Side.AFTER, Kind.CLAIM),
          new Death.AtCommit(Side.BEFORE, Kind.STEP),
          new Death.AtCommit(Side.AFTER, Kind.STEP),
          new Death.AtCommit(Side.BEFORE, Kind.COMPLETION),
          new Death.AtCommit(Side.AFTER, Kind.COMPLETION),
          new Death.AtCommit(Side.BEFORE, Kind.RELEASE),
          new Death.AtCommit(Side.AFTER, Kind.RELEASE),
          new Death.AtFile(FILES, ".part", "file written"),
          new Death.AtFile(FILES, ".txt", "file renamed"));

  /** Only servers that share a database give signs of life. */
  private static final List<Death> DEATHS_AMONG_OTHERS =
      Stream.concat(
              DEATHS.stream(),
              Stream.of(
                  new Death.AtCommit(Side.BEFORE, Kind.RENEWAL),
                  new Death.AtCommit(Side.AFTER, Kind.RENEWAL)))
          .toList();

  private final Login login;
  private final Path folder;
  private final Path mark;
  private final FolderWatch watch;
  private final AtomicInteger questions = new AtomicInteger();
  private @Nullable ChildProcess process;

  /** How the process reaches its database. */
  public record Login(String url, String user, String password) {

    /** A file that survives a crash of the process. */
    public static Login h2(Path folder) {
      String url = "jdbc:h2:file:" + folder.resolve("gaia").toAbsolutePath();
      return new Login(url + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "gaia", "gaia");
    }

    boolean isH2() {
      return url.startsWith("jdbc:h2:");
    }
  }

  /** Makes the tables, and starts nothing. */
  public EngineVictim(Login login, Path folder) {
    this(login, folder, "mark");
    EngineCensus.createTables(login);
  }

  private EngineVictim(Login login, Path folder, String mark) {
    this.login = login;
    this.folder = folder;
    this.mark = folder.resolve(mark);
    this.watch = new FolderWatch(folder, List.of(FILES));
  }

  /** Another process on the same database and the same files. */
  EngineVictim another() {
    return new EngineVictim(login, folder, "another mark");
  }

  @Override
  public List<Death> deaths() {
    return login.isH2() ? DEATHS : DEATHS_AMONG_OTHERS;
  }

  @Override
  public void start(Optional<CrashPoint> point) {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    watch.forget();
    Map<String, String> environment =
        point
            .map(at -> Map.of(CrashPoint.POINT, at.toString(), CrashPoint.MARK, mark.toString()))
            .orElse(Map.of());
    process =
        new ChildProcess(
            EngineProcess.class,
            List.of(login.url(), login.user(), login.password(), folder.resolve(FILES).toString()),
            environment,
            folder.resolve("process.log"));
  }

  private ChildProcess process() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  @Override
  public boolean isReady() {
    return process().hasSaid("ready");
  }

  @Override
  public boolean isAlive() {
    return process().isAlive();
  }

  @Override
  public boolean isAtPoint() {
    return Files.exists(mark);
  }

  @Override
  public void askToStop() {
    process().askToStop();
  }

  @Override
  public void kill() {
    process().kill();
  }

  /** Sends the process a signal by its name. */
  public void signal(String name) {
    process().signal(name);
  }

  @Override
  public void submit(String id, History history) {
    history.called(id);
    if (process().tell("submit " + id) && process().says("yes " + id, ANSWER_MILLIS)) {
      history.acknowledged(id);
    }
  }

  @Override
  public boolean hasSeen(Death.AtFile file) {
    return watch.hasSeen(file);
  }

  @Override
  public OptionalLong unfinished() {
    String question = "rest " + questions.incrementAndGet();
    return process().tell(question)
        ? process()
            .answer(question, REST_MILLIS)
            .map(left -> OptionalLong.of(Long.parseLong(left)))
            .orElse(OptionalLong.empty())
        : OptionalLong.empty();
  }

  @Override
  public String diagnosis() {
    String question = "unfinished " + questions.incrementAndGet();
    process().tell(question);
    String tasks = process().answer(question, ANSWER_MILLIS).orElse("no answer");
    return tasks + System.lineSeparator() + process().threads();
  }

  @Override
  public Set<String> effects() {
    return EngineCensus.EFFECTS;
  }

  /** Stops the process first: H2 lets only one process in. */
  @Override
  public Census census() {
    process().askToStop();
    process().awaitEnd();
    try {
      return new EngineCensus(login, folder.resolve(FILES)).take();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
    watch.close();
  }

  /** Whether a call is finished, for lists of what is there. */
  static Remains.End end(String state) {
    return switch (TaskState.valueOf(state)) {
      case COMPLETED -> Remains.End.DONE;
      case FAILED, CANCELLED -> Remains.End.GIVEN_UP;
      case PENDING, PROCESSING -> Remains.End.UNFINISHED;
    };
  }
}
