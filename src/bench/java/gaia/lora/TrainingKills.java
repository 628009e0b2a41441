package gaia.lora;

import gaia.lora.dataset.TinyFacts;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Vocabularies;
import gaia.tensor.TensorType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills a training at random moments, as {@code kill -9} does, and judges whether the adapter that
 * is there in the end has the bits of one that nobody disturbed. Arguments: how many kills, and a
 * seed. Ends with status 1 when a bit differs.
 */
public final class TrainingKills {

  private static final String BEGUN = "begun";
  private static final int LONGEST_MILLIS = 1500;
  private static final TrainingPlan PLAN = TrainingPlan.usual(1e-3, 4, 8, 16);

  private TrainingKills() {}

  /** The trial, or with a folder as the only argument one training that may be killed. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      train(Path.of(arguments[0]));
      System.exit(0);
    }
    int wanted = Integer.parseInt(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    Path work = Files.createTempDirectory("training-kills");
    RandomModel.write(
        work.resolve("base.gguf"),
        new Shape("llama", 192, 4, 4, 2, 0, 512, false),
        TensorType.F16,
        Vocabularies.bytePairs("gpt-2"),
        1);
    Path calm = Files.createDirectory(work.resolve("calm"));
    start(calm).waitFor();
    Path disturbed = Files.createDirectory(work.resolve("disturbed"));
    int kills = 0;
    while (kills < wanted && !Files.exists(disturbed.resolve(AdapterFiles.GGUF))) {
      Process process = start(disturbed);
      if (!process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        kills++;
      }
    }
    start(disturbed).waitFor();
    boolean same =
        Files.mismatch(calm.resolve(AdapterFiles.GGUF), disturbed.resolve(AdapterFiles.GGUF)) < 0;
    System.out.printf(
        "%d kills, %d starts found a checkpoint; the adapter has %s bits%n",
        kills, resumed(disturbed), same ? "the same" : "OTHER");
    System.exit(same && kills == wanted ? 0 : 1);
  }

  private static long resumed(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("starts")).stream()
        .filter(line -> !line.equals("0"))
        .count();
  }

  /** A training in a process of its own, which has done or found its first step. */
  private static Process start(Path folder) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingKills.class.getName(),
                folder.toString()));
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      line.add(1, "-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = out.readLine();
    while (said != null && !said.equals(BEGUN)) {
      said = out.readLine();
    }
    return process;
  }

  private static void train(Path folder) throws Exception {
    LearningBase base = LearningBase.open(folder.resolveSibling("base.gguf"));
    TrainingSet set = TinyFacts.homes(List.of("Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero"));
    TrainingJob job =
        new TrainingJob(base, Lessons.of(base, set, Set.of()), PLAN, System::nanoTime);
    TrainingJob.Outcome outcome =
        job.run(
            new Checkpoint(folder.resolve("checkpoint"), job.fingerprint()),
            Notebook.open(folder.resolve("notes.json")),
            null,
            new Announcing(folder));
    AdapterFiles.write(folder, base.model(), outcome.adapter());
  }

  /** Says when the first step of this process is done, and writes down which one that was. */
  private static final class Announcing implements TrainingJob.Watcher {
    private final Path folder;
    private boolean said;

    Announcing(Path folder) {
      this.folder = folder;
    }

    @Override
    public void breathe() {}

    @Override
    public void stepped(List<Double> losses, int steps) {
      if (!said) {
        said = true;
        try {
          Files.writeString(
              folder.resolve("starts"),
              losses.size() - 1 + "\n",
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        System.out.println(BEGUN);
        System.out.flush();
      }
    }
  }
}
