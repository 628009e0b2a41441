package gaia.lora;

import gaia.lora.dataset.TinyFacts;
import gaia.lora.dataset.TrainingSet;
import gaia.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * How long a training goes on after it was told to stop, at random moments from the opening of the
 * files to the written adapter, on a model in the shape of SmolLM-135M in 16 bits. A third of the
 * trials begin anew, two thirds where the steps are done and the examination begins. Arguments: how
 * many trials (120), the longest time until a stop in milliseconds (1500), a seed (7).
 */
public final class StopTrial {

  private static final TrainingPlan PLAN = TrainingPlan.usual(1e-3, 4, 8, 16);

  private final Path work = Files.createTempDirectory("stop-trial");
  private final Path base = work.resolve("base.gguf");
  private final TrainingSet set =
      TinyFacts.homes(List.of("Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero"));
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();
  private volatile boolean stop;
  private volatile long asked;
  private int whole;

  private StopTrial() throws IOException {
    BenchModel.smollm(base, TensorType.F16);
  }

  /** The trial. */
  public static void main(String[] arguments) throws Exception {
    int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120;
    int longest = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1500;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 7;
    StopTrial trial = new StopTrial();
    trial.run(trials, longest, new Random(seed));
    System.exit(0);
  }

  /** What the user's return throws. */
  private static final class Returned extends CancellationException {
    private static final long serialVersionUID = 1L;
  }

  private void breathe() {
    if (stop) {
      throw new Returned();
    }
  }

  private TrainingJob job(TrainingPlan plan) throws Exception {
    LearningBase opened = LearningBase.open(base, this::breathe);
    return new TrainingJob(
        opened, Lessons.of(opened, set, Set.of(), this::breathe), plan, System::nanoTime);
  }

  private void train(Path folder, TrainingPlan plan) throws Exception {
    LearningBase.fingerprint(base, this::breathe);
    TrainingJob job = job(plan);
    TrainingJob.Outcome outcome =
        job.run(
            new Checkpoint(folder.resolve("checkpoint"), "trial"),
            Notebook.open(folder.resolve("notes.json")),
            null,
            new TrainingJob.Watcher() {
              @Override
              public void breathe() {
                StopTrial.this.breathe();
              }

              @Override
              public void stepped(List<Double> losses, int steps) {}
            });
    AdapterFiles.write(folder, LearningBase.open(base).model(), outcome.adapter(), this::breathe);
  }

  private void run(int trials, int longest, Random random) throws Exception {
    TrainingPlan few =
        new TrainingPlan(
            PLAN.learningRate(), 1, 1, 8, 16, PLAN.targets(), 0, 0.01, 1, PLAN.rows(), 1);
    Path almost = Files.createDirectory(work.resolve("almost"));
    prepare(almost, few);
    for (int i = -2; i < trials; i++) {
      Path folder = Files.createDirectory(work.resolve("trial" + i));
      String kind = i % 3 == 0 ? "anew" : "examination";
      if (!kind.equals("anew")) {
        Files.copy(almost.resolve("checkpoint"), folder.resolve("checkpoint"));
      }
      double took = trial(folder, kind.equals("anew") ? PLAN : few, random.nextInt(longest));
      if (i >= 0 && took >= 0) {
        millis.computeIfAbsent(kind, any -> new ArrayList<>()).add(took);
      }
      if (i >= 0 && took > 100) {
        System.out.printf("trial %d, %s: %.1f ms%n", i, kind, took);
      }
      delete(folder);
    }
    report();
  }

  /** A training of which only the examination is left. */
  private void prepare(Path folder, TrainingPlan plan) throws Exception {
    Thread thread =
        new Thread(
            () -> {
              try {
                train(folder, plan);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    thread.join();
  }

  private double trial(Path folder, TrainingPlan plan, int after) throws Exception {
    stop = false;
    boolean[] stopped = new boolean[1];
    long[] ended = new long[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                train(folder, plan);
              } catch (Returned e) {
                stopped[0] = true;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              ended[0] = System.nanoTime();
            });
    thread.start();
    thread.join(Math.max(1, after));
    asked = System.nanoTime();
    stop = true;
    thread.join();
    if (!stopped[0]) {
      whole++;
      return -1;
    }
    return (ended[0] - asked) / 1e6;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void report() {
    millis.put("all", millis.values().stream().flatMap(List::stream).toList());
    System.out.printf("%d trainings were done before they were stopped%n", whole);
    millis.forEach(
        (kind, values) -> {
          double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          System.out.printf(
              "%-12s %4d stops: p50 %.1f ms, p95 %.1f, p99 %.1f, longest %.1f%n",
              kind,
              sorted.length,
              sorted[sorted.length / 2],
              sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
              sorted[(int) Math.ceil(0.99 * sorted.length) - 1],
              Arrays.stream(sorted).max().orElse(0));
        });
  }
}
