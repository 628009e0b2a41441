package gaia.background;

import static java.util.stream.Collectors.joining;

import gaia.faults.TappedPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The engine in a small process of its own, to be killed. It says {@code ready}; it reads {@code
 * submit <id>}, {@code rest <number>} and {@code unfinished <number>}, and answers {@code yes
 * <id>}, and the question again with how many tasks are unfinished, or which. SIGTERM stops it as a
 * server is stopped.
 */
public final class EngineProcess {

  private static final int CONNECTIONS = 12;

  private EngineProcess() {}

  /** Runs until its input ends: address, user and password of the database, folder for files. */
  public static void main(String[] line) throws IOException {
    String url = line[0];
    boolean sole = url.startsWith("jdbc:h2:");
    TappedPool source =
        TappedPool.of(url, line[1], line[2], TappedPool.ofEnvironment(System.getenv()));
    EngineDatabase database =
        new EngineDatabase("killed", new Connections(source, CONNECTIONS), sole);
    EffectTask work = new EffectTask(Path.of(line[3]));
    EmbeddedEngine engine =
        new EmbeddedEngine(
            database,
            EmbeddedEngine.Plan.of(work)
                .workers(2)
                .config(EngineFixtures.withAttempts(EngineFixtures.alwaysIdle(), 1000)));
    work.writeThrough(engine.transactions().entityManager());
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    engine.start();
    System.out.println("ready");
    serve(engine);
  }

  private static void serve(EmbeddedEngine engine) throws IOException {
    ExecutorService calls = Executors.newCachedThreadPool();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String said = in.readLine(); said != null; said = in.readLine()) {
        String[] words = said.split(" ", 2);
        calls.execute(() -> answer(engine, words[0], words[1]));
      }
    }
    System.exit(0);
  }

  private static void answer(EmbeddedEngine engine, String verb, String what) {
    if (verb.equals("submit")) {
      try {
        engine.submit(new NewTask(EffectTask.TYPE, what, "local", "trial", Map.of("id", what)));
        System.out.println("yes " + what);
      } catch (RuntimeException e) {
        // The commit may have gone through all the same, so this is no refusal.
        System.err.println("no answer to " + what + ": " + e);
      }
    } else if (verb.equals("rest")) {
      Map<TaskState, Long> counts = engine.counts();
      long left =
          counts.getOrDefault(TaskState.PENDING, 0L)
              + counts.getOrDefault(TaskState.PROCESSING, 0L);
      System.out.println("rest %s %d".formatted(what, left));
    } else if (verb.equals("unfinished")) {
      System.out.println("unfinished %s %s".formatted(what, unfinished(engine)));
    }
  }

  private static String unfinished(EmbeddedEngine engine) {
    List<?> rows =
        engine.withTasks(
            tasks ->
                tasks
                    .queue
                    .em
                    .createNativeQuery(
                        "select subject, state, lane, attempts, interruptions, not_before,"
                            + " lease_owner, error from task where lane < 5")
                    .getResultList());
    return engine.counts()
        + rows.stream().map(row -> Arrays.toString((Object[]) row)).collect(joining("; "));
  }
}
