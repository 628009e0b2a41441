package gaia.background;

import gaia.faults.TappedPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The engine in a small process of its own, to be killed. It reads {@code submit <id>} and {@code
 * rest <number>}, and answers {@code ready}, {@code yes <id>}, {@code no <id>} and {@code rest
 * <number>} when nothing waits. SIGTERM stops it as a server is stopped.
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
      if (counts.getOrDefault(TaskState.PENDING, 0L) + counts.getOrDefault(TaskState.PROCESSING, 0L)
          == 0) {
        System.out.println("rest " + what);
      }
    }
  }
}
