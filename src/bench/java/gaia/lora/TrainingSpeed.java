package gaia.lora;

import gaia.files.Json;
import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.tensor.TensorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Training steps per second beside PyTorch on the same processors: the same weights, adapter,
 * tokens and settings in 32 bits, forward, backward and AdamW, in turns within one run. PyTorch
 * runs with one thread and with two, with each of the BLAS libraries named; the best counts. The
 * one that Debian installs with it, the reference BLAS, takes a minute for a step, so that PyTorch
 * gets the OpenBLAS that we use ourselves. Arguments: small or smollm (small), rounds (5),
 * sequences in a batch (4), tokens of each (128), of which the last quarter is asked for, files of
 * BLAS libraries for PyTorch separated by commas (ours), qv or all linear maps (all).
 */
public final class TrainingSpeed {

  private static final int RANK = 8;
  private static final int WARM = 2;
  private static final int STEPS = 2;

  private final BenchModel shape;
  private final int rounds;
  private final int sequences;
  private final int length;
  private final TrainingPlan plan;
  private final List<Sequence> examples;
  private final Path folder = Files.createTempDirectory("training-speed");
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  private TrainingSpeed(
      BenchModel shape, int rounds, int sequences, int length, EnumSet<Linear> targets)
      throws Exception {
    this.shape = shape;
    this.rounds = rounds;
    this.sequences = sequences;
    this.length = length;
    int steps = WARM + rounds * STEPS;
    plan =
        new TrainingPlan(
            1e-3, sequences, steps, RANK, 16, targets, 0.06, 0.01, 1, sequences * length, 1);
    Random random = new Random(2);
    List<Sequence> all = new ArrayList<>();
    for (int i = 0; i < sequences; i++) {
      all.add(new Sequence(random.ints(length, 0, shape.vocabulary()).toArray(), length / 4));
    }
    examples = List.copyOf(all);
    shape.write(folder, TensorType.F32);
  }

  public static void main(String[] args) throws Exception {
    BenchModel shape = BenchModel.named(args.length > 0 ? args[0] : "small");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int sequences = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    int length = args.length > 3 ? Integer.parseInt(args[3]) : 128;
    String libraries = args.length > 4 ? args[4] : "ours";
    EnumSet<Linear> targets =
        args.length > 5 && args[5].equals("qv")
            ? EnumSet.of(Linear.QUERY, Linear.VALUE)
            : EnumSet.allOf(Linear.class);
    TrainingSpeed bench = new TrainingSpeed(shape, rounds, sequences, length, targets);
    bench.compare(libraries);
    System.exit(0);
  }

  private void compare(String libraries) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    List<Own> ours = List.of(own(Team.alone()), own(Team.of(2, threads)));
    List<TorchTraining> theirs = peers(libraries);
    for (int round = -1; round < rounds; round++) {
      int steps = round < 0 ? WARM : STEPS;
      for (Own own : ours) {
        time(round, own.name(), () -> own.steps(steps));
        time(round, own.products(), () -> own.onlyProducts(steps));
      }
      for (TorchTraining peer : theirs) {
        double[] answer = peer.steps(steps);
        note(round, peer.name(), answer[0]);
        judge(round, ours.get(0), answer);
      }
    }
    report(ours);
    theirs.forEach(TorchTraining::close);
    threads.shutdown();
  }

  private List<TorchTraining> peers(String libraries) throws Exception {
    Optional<String> version = TorchTraining.version();
    if (version.isEmpty()) {
      System.out.println("PyTorch is not installed here: nothing to compare with.");
      return List.of();
    }
    System.out.println("PyTorch " + version.get());
    Path script =
        Path.of(System.getProperty("gaia.build", "target"))
            .toAbsolutePath()
            .resolveSibling("src/bench/training_speed.py");
    writeStep();
    List<TorchTraining> peers = new ArrayList<>();
    for (String named : libraries.split(",")) {
      String blas = named.equals("ours") ? ourBlas() : named;
      for (int threads = 1; threads <= 2; threads++) {
        peers.add(TorchTraining.start(script, folder, threads, blas));
      }
    }
    return peers;
  }

  /** The file of the library that our own products come from; empty where there is none. */
  private static String ourBlas() throws Exception {
    gaia.tensor.PanelProduct.fastest();
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines
          .filter(line -> line.contains("/libopenblas"))
          .map(line -> line.substring(line.indexOf('/')))
          .findFirst()
          .orElse("");
    }
  }

  private void writeStep() throws Exception {
    BaseModel base = BaseModel.open(folder);
    LoraWeights initial =
        LoraWeights.initial(base.config(), RANK, plan.alpha(), plan.targets(), plan.seed());
    AdapterFiles.write(folder, base, initial);
    int[][] tokens = examples.stream().map(Sequence::tokens).toArray(int[][]::new);
    List<Integer> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int s = 0; s < sequences; s++) {
      for (int i = length - length / 4; i < length; i++) {
        rows.add(s * length + i - 1);
        labels.add(tokens[s][i]);
      }
    }
    double[] rates = new double[plan.steps(sequences)];
    Arrays.setAll(rates, step -> plan.rate(step, rates.length));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("heads", shape.heads());
    all.put("kvHeads", shape.kvHeads());
    all.put("layers", shape.layers());
    all.put("scale", initial.scale());
    all.put("epsilon", 1e-5);
    all.put("decay", plan.weightDecay());
    all.put("clip", plan.clip());
    all.put("tokens", tokens);
    all.put("rows", rows);
    all.put("labels", labels);
    all.put("rates", rates);
    Files.writeString(folder.resolve("step.json"), Json.mapper().writeValueAsString(all));
  }

  /** Our training, and its products alone, on a team. */
  private final class Own {
    private final Team team;
    private final Training training;
    private final List<StepProducts> parts = new ArrayList<>();

    Own(Team team) throws Exception {
      this.team = team;
      BaseModel base = BaseModel.open(folder);
      Room room = new Room(sequences * length, length, sequences * length / 4, true);
      training = new Training(new Decoder(base, team, room, RANK), plan, examples);
      for (int i = 0; i < team.size(); i++) {
        parts.add(new StepProducts(shape, sequences / team.size(), length, length / 4, RANK));
      }
    }

    String name() {
      return "ours, %d thread(s)".formatted(team.size());
    }

    String products() {
      return "our products alone, %d thread(s)".formatted(team.size());
    }

    void steps(int count) {
      for (int i = 0; i < count; i++) {
        training.step(() -> {});
      }
    }

    void onlyProducts(int count) {
      for (int i = 0; i < count; i++) {
        team.run(part -> parts.get(part).run());
      }
    }
  }

  private Own own(Team team) throws Exception {
    return new Own(team);
  }

  private void time(int round, String name, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    note(round, name, (System.nanoTime() - begin) / 1e9);
  }

  private void note(int round, String name, double value) {
    List<Double> all = seconds.computeIfAbsent(name, key -> new ArrayList<>());
    if (round >= 0) {
      all.add(value / STEPS);
    }
  }

  /** The same step gives the same losses. */
  private void judge(int round, Own own, double[] answer) {
    int first = round < 0 ? 0 : WARM + round * STEPS;
    for (int i = 1; i < answer.length; i++) {
      double loss = own.training.losses().get(first + i - 1);
      if (Math.abs(answer[i] - loss) > 2e-3 * loss) {
        System.out.printf("OTHER LOSS at step %d: %.6f, ours %.6f%n", first + i, answer[i], loss);
      }
    }
  }

  private double median(String name) {
    List<Double> all = new ArrayList<>(seconds.getOrDefault(name, List.of()));
    all.sort(null);
    return all.get(all.size() / 2);
  }

  private void report(List<Own> ours) {
    System.out.printf(
        "%d layers of %d, %d sequences of %d tokens, rank %d on %d kinds of maps, last loss %.6f%n",
        shape.layers(),
        shape.width(),
        sequences,
        length,
        RANK,
        plan.targets().size(),
        ours.get(0).training.losses().get(ours.get(0).training.done() - 1));
    double tokens = sequences * (double) length;
    seconds.forEach(
        (name, all) -> System.out.printf("%-60s %9.1f tokens/s%n", name, tokens / median(name)));
    for (Own own : ours) {
      double operations = own.parts.stream().mapToDouble(StepProducts::operations).sum();
      System.out.printf(
          "%s: %.0f %% of what its products alone allow (%.1f GFLOP/s)%n",
          own.name(),
          100 * median(own.products()) / median(own.name()),
          operations / median(own.products()) / 1e9);
    }
    seconds.keySet().stream()
        .filter(name -> name.startsWith("PyTorch"))
        .min((a, b) -> Double.compare(median(a), median(b)))
        .ifPresent(
            best ->
                ours.forEach(
                    own ->
                        System.out.printf(
                            "%s: %.2f times %s%n",
                            own.name(), median(best) / median(own.name()), best)));
  }
}
