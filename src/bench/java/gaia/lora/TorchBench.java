package gaia.lora;

import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import gaia.tensor.TensorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Tokens per second of the same training step here and in PyTorch, in turns, with one thread and
 * with two: all linear maps adapted, AdamW, clipping, an answer of 32 tokens behind 96. Also what
 * share of the machine's own matrix products that is, and what memory it takes. Arguments: the
 * Python that has torch, steps, rounds. The classes of tests have to be on the class path.
 */
public final class TorchBench {

  private static final Shape SHAPE = new Shape("llama", 512, 8, 8, 4, 0, 1376, false);
  private static final int VOCABULARY = 8192;
  private static final int BATCH = 4;
  private static final int TOKENS = 128;
  private static final int ANSWERED = 32;
  private static final int RANK = 8;

  private TorchBench() {}

  /** Prints a line for each round, and the best of each. */
  public static void main(String[] arguments) throws Exception {
    String python = arguments[0];
    int steps = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    Path file = Files.createTempFile("base", ".gguf");
    RandomModel.write(file, SHAPE, TensorType.F32, vocabulary(), 1);
    double ours = 0;
    double theirs = 0;
    ExecutorService executor = Executors.newFixedThreadPool(1);
    for (int round = 0; round < rounds; round++) {
      for (int threads = 1; threads <= 2; threads++) {
        Team team = threads == 1 ? Team.alone() : Team.of(2, executor);
        double own = train(file, team, steps);
        double other = torch(python, threads, steps);
        System.out.printf(
            "%d threads: %.0f tokens/s, PyTorch %.0f, ratio %.2f%n",
            threads, own, other, own / other);
        ours = Math.max(ours, own);
        theirs = Math.max(theirs, other);
      }
    }
    executor.shutdown();
    double product = Math.max(products(1), products(2));
    System.out.printf("best against best: %.2f%n", ours / theirs);
    System.out.printf("of the machine's own products: %.0f %%%n", 100 * ours * flops() / product);
    System.out.println("memory of this process: " + memory());
    Files.delete(file);
    System.exit(0);
  }

  private static Map<String, Object> vocabulary() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < VOCABULARY; i++) {
      tokens.add("t" + i);
    }
    return Map.of("tokenizer.ggml.tokens", tokens);
  }

  private static double train(Path file, Team team, int steps) throws Exception {
    Room room = new Room(BATCH * TOKENS / team.size(), TOKENS, BATCH * ANSWERED, true);
    Decoder decoder = new Decoder(BaseModel.open(file), team, room, RANK);
    Random random = new Random(1);
    List<Sequence> examples = new ArrayList<>();
    for (int i = 0; i < BATCH * steps; i++) {
      examples.add(new Sequence(random.ints(TOKENS, 3, VOCABULARY).toArray(), ANSWERED));
    }
    Training training =
        new Training(decoder, TrainingPlan.usual(1e-4, BATCH, RANK, 2 * RANK), examples);
    List<Double> speeds = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      long begun = System.nanoTime();
      training.step(() -> {});
      speeds.add(BATCH * TOKENS * 1e9 / (System.nanoTime() - begun));
    }
    return median(speeds);
  }

  private static double torch(String python, int threads, int steps)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(python, "src/bench/python/lora_step.py"));
    int[] numbers = {
      threads,
      steps,
      SHAPE.layers(),
      SHAPE.width(),
      SHAPE.heads(),
      SHAPE.kvHeads(),
      SHAPE.feedForward(),
      VOCABULARY,
      RANK,
      BATCH,
      TOKENS,
      ANSWERED
    };
    for (int number : numbers) {
      line.add(Integer.toString(number));
    }
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    Process process = builder.start();
    List<Double> speeds = new ArrayList<>();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(speed -> speeds.add(Double.parseDouble(speed)));
    }
    if (process.waitFor() != 0 || speeds.isEmpty()) {
      throw new IOException("PyTorch did not train");
    }
    return median(speeds);
  }

  /** Of the second half: the first steps warm up. */
  private static double median(List<Double> speeds) {
    List<Double> warm = new ArrayList<>(speeds.subList(speeds.size() / 2, speeds.size()));
    Collections.sort(warm);
    return warm.get(warm.size() / 2);
  }

  /** Floating-point operations of the frozen matrices for a token: there, and back to its input. */
  private static double flops() {
    long head = SHAPE.width() / SHAPE.heads();
    long layer =
        2L * SHAPE.width() * SHAPE.width()
            + 2L * SHAPE.width() * SHAPE.kvHeads() * head
            + 3L * SHAPE.width() * SHAPE.feedForward();
    double output = (double) VOCABULARY * SHAPE.width() * ANSWERED / TOKENS;
    return 4.0 * (layer * SHAPE.layers() + output);
  }

  /** What so many threads reach with products of a shape that a step has. */
  private static double products(int threads) throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    int rounds = 150;
    int rows = BATCH * TOKENS / threads;
    long begun = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      Thread worker =
          new Thread(
              () -> {
                PanelProduct product = PanelProduct.fastest();
                Panel left = Panel.allocate(rows, SHAPE.width());
                Panel right = Panel.allocate(SHAPE.width(), SHAPE.feedForward());
                Panel result = Panel.allocate(rows, SHAPE.feedForward());
                for (int round = 0; round < rounds; round++) {
                  product.multiply(left, right, result);
                }
              });
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    double work = 2.0 * rows * SHAPE.width() * SHAPE.feedForward() * rounds * threads;
    return work * 1e9 / (System.nanoTime() - begun);
  }

  private static String memory() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElse("unknown").strip();
    }
  }
}
