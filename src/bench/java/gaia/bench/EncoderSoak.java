package gaia.bench;

import gaia.embedding.RandomModel;
import gaia.embedding.TextEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Whether memory stays level while texts are encoded without an end. Prints the memory that the
 * process has at equal times; Linux only. Arguments: minutes (5), f32 or bf16 (f32), threads (2).
 */
public final class EncoderSoak {

  private static final PrintStream OUT = System.out;
  private static final int ROWS = 10;
  private static final int TEXTS = 60;
  private static final int LONGEST = 256;
  private static final int VOCABULARY = 30_522;

  private EncoderSoak() {}

  public static void main(String[] args) throws Exception {
    double minutes = args.length > 0 ? Double.parseDouble(args[0]) : 5;
    boolean bf16 = args.length > 1 && args[1].equals("bf16");
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    Path folder = Files.createTempDirectory("encoder-soak");
    RandomModel.small().write(folder);
    TextEncoder encoder =
        bf16 ? RandomModel.loadInBf16(folder).orElseThrow() : RandomModel.load(folder);
    OUT.println("seconds  texts  resident MiB");
    long start = System.nanoTime();
    long[] texts = new long[threads];
    for (int row = 1; row <= ROWS; row++) {
      double until = minutes * 60 * row / ROWS;
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int worker = i;
        // New threads every time, as a server has them: what is kept for a thread must go with it.
        workers.add(new Thread(() -> texts[worker] += encode(encoder, worker, start, until)));
      }
      workers.forEach(Thread::start);
      for (Thread worker : workers) {
        worker.join();
      }
      long all = java.util.Arrays.stream(texts).sum();
      OUT.printf(Locale.ROOT, "%7.0f %6d %13.0f%n", until, all, resident() / 1048576.0);
    }
  }

  private static long encode(TextEncoder encoder, int worker, long start, double until) {
    Random random = new Random(worker);
    long count = 0;
    while ((System.nanoTime() - start) / 1e9 < until) {
      List<int[]> texts = new ArrayList<>();
      for (int i = 0; i < TEXTS; i++) {
        texts.add(random.ints(1 + random.nextInt(LONGEST), 0, VOCABULARY).toArray());
      }
      count += RandomModel.encode(encoder, texts, () -> {}).size();
    }
    return count;
  }

  private static long resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    throw new IOException("/proc/self/status does not say how much memory there is");
  }
}
