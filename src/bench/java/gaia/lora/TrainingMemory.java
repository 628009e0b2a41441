package gaia.lora;

import gaia.lora.dataset.TinyFacts;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.decoder.Room;
import gaia.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What a training takes of the machine's memory, on a model in the shape of SmolLM-135M: growth of
 * this process while it opens the model and does some steps, against the file and a quarter of it,
 * and what the training says that it needs for tokens on their way and for the adapter. Argument:
 * F16, Q8_0 or F32 (F16).
 */
public final class TrainingMemory {

  private static final double MIB = 1 << 20;
  private static final int STEPS = 3;

  private TrainingMemory() {}

  /** What the kernel counts of this process (proc(5)), in bytes. */
  private record Resident(double own, double mapped) {
    static Resident now() throws IOException {
      String status = Files.readString(Path.of("/proc/self/status"));
      return new Resident(kib(status, "RssAnon:"), kib(status, "RssFile:"));
    }

    private static double kib(String status, String name) {
      return status
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    }
  }

  public static void main(String[] arguments) throws Exception {
    TensorType type = TensorType.valueOf(arguments.length > 0 ? arguments[0] : "F16");
    Path folder = Files.createTempDirectory("training-memory");
    Path file = folder.resolve("base.gguf");
    BenchModel.smollm(file, type);
    warmUp();
    System.gc();
    Resident before = Resident.now();
    TrainingPlan plan = TrainingPlan.usual(1e-3, 4, 8, 16);
    LearningBase base = LearningBase.open(file);
    TrainingSet set = TinyFacts.homes(List.of("Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero"));
    Lessons lessons = Lessons.of(base, set, Set.of());
    TrainingJob job = new TrainingJob(base, lessons, plan, System::nanoTime);
    Resident[] during = new Resident[1];
    try {
      job.run(
          new Checkpoint(folder.resolve("checkpoint"), "memory"),
          Notebook.open(folder.resolve("notes.json")),
          null,
          new TrainingJob.Watcher() {
            @Override
            public void breathe() {}

            @Override
            public void stepped(List<Double> losses, int steps) {
              if (losses.size() == STEPS) {
                throw new CancellationException();
              }
            }
          });
    } catch (CancellationException e) {
      during[0] = Resident.now();
    }
    Room room = lessons.room(plan);
    double stated =
        room.bytes(base.model().config(), plan.rank())
            + 4.0 * Float.BYTES * plan.weights(base.model().config());
    report(type, Files.size(file), before, during[0], stated);
    System.exit(0);
  }

  /** Libraries, the compiler and the heap's first pages are not what a training takes. */
  private static void warmUp() throws Exception {
    gaia.tensor.Panel small = gaia.tensor.Panel.allocate(512, 512);
    gaia.tensor.PanelProduct product = gaia.tensor.PanelProduct.fastest();
    product.multiply(small, small.transposed(), gaia.tensor.Panel.allocate(512, 512));
  }

  private static void report(
      TensorType type, long file, Resident before, Resident during, double stated) {
    double own = during.own() - before.own();
    double mapped = during.mapped() - before.mapped();
    double most = 1.25 * file + stated;
    System.out.printf(
        "%s: file %.0f MiB, stated for tokens and adapter %.0f MiB%n",
        type, file / MIB, stated / MIB);
    System.out.printf(
        "growth: own %.0f MiB, mapped from the file %.0f MiB, together %.0f of %.0f MiB: %s%n",
        own / MIB, mapped / MIB, (own + mapped) / MIB, most / MIB, own + mapped <= most);
  }
}
