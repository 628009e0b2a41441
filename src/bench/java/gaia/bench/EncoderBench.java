package gaia.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import gaia.embedding.RandomModel;
import gaia.embedding.TextEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Our encoder against ONNX Runtime: the same random weights in the shape of all-MiniLM-L6-v2, the
 * same tokens, in turns in one process. Arguments: threads (1), rounds (9), tokens in a batch
 * (2048), f32 or bf16 (f32, of ours alone), lengths (16,32,64,128,256,mixed). A ratio above 1 means
 * that ours is faster. ONNX Runtime is the better of two graphs, as exported and with attention
 * fused. The ratio of CPU times is the one to trust on a machine that is busy otherwise; it is
 * known for one thread.
 */
public final class EncoderBench {

  private final int threads;
  private final int rounds;
  private final TextEncoder ours;
  private final List<OrtSession> theirs;
  private final OrtEnvironment environment;
  private final ExecutorService workers;

  private EncoderBench(int threads, int rounds, boolean bf16, RandomModel model) throws Exception {
    this.threads = threads;
    this.rounds = rounds;
    Path folder = Files.createTempDirectory("encoder-bench");
    model.write(folder);
    ours = bf16 ? RandomModel.loadInBf16(folder).orElseThrow() : RandomModel.load(folder);
    environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    theirs =
        List.of(
            environment.createSession(OnnxModel.of(model, false), options),
            environment.createSession(OnnxModel.of(model, true), options));
    workers = Executors.newFixedThreadPool(threads);
  }

  public static void main(String[] args) throws Exception {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    int tokens = args.length > 2 ? Integer.parseInt(args[2]) : 2048;
    String precision = args.length > 3 ? args[3] : "f32";
    String lengths = args.length > 4 ? args[4] : "16,32,64,128,256,mixed";
    EncoderBench bench =
        new EncoderBench(threads, rounds, precision.equals("bf16"), RandomModel.small());
    System.out.printf(
        "%s, %d thread(s), %d tokens at once, median of %d rounds%n",
        precision, threads, tokens, rounds);
    System.out.println("length    ratio   lowest  highest   of CPU   largest difference");
    for (String length : lengths.split(",")) {
      if (length.equals("mixed")) {
        bench.compareMixed(tokens);
      } else {
        int n = Integer.parseInt(length);
        bench.compare(length, texts(tokens / n, n, n), tokens / n);
      }
    }
    bench.workers.shutdown();
  }

  private void compareMixed(int tokens) throws Exception {
    List<int[]> mixed = texts(tokens / 153, 51, 256);
    compare("51-256", mixed, 8);
    List<int[]> sorted = new ArrayList<>(mixed);
    sorted.sort(Comparator.comparingInt(text -> text.length));
    compare("sorted", sorted, 8);
  }

  private static List<int[]> texts(int count, int shortest, int longest) {
    Random random = new Random(5);
    List<int[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = shortest + random.nextInt(longest - shortest + 1);
      texts.add(random.ints(length, 0, 30522).toArray());
    }
    return texts;
  }

  private void compare(String name, List<int[]> texts, int batch) throws Exception {
    double difference = difference(texts, batch);
    double[] ratios = new double[rounds];
    double[] ofCpu = new double[rounds];
    for (int round = -2; round < rounds; round++) {
      Cost own = cost(() -> ours(texts));
      Cost best = cost(() -> theirs(theirs.get(0), texts, batch));
      Cost fused = cost(() -> theirs(theirs.get(1), texts, batch));
      if (round >= 0) {
        ratios[round] = Math.min(best.seconds(), fused.seconds()) / own.seconds();
        ofCpu[round] = Math.min(best.cpu(), fused.cpu()) / own.cpu();
      }
    }
    Arrays.sort(ratios);
    Arrays.sort(ofCpu);
    System.out.printf(
        "%-8s %6.2f %8.2f %8.2f %8s %20.1e%n",
        name,
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1],
        threads == 1 ? "%.2f".formatted(ofCpu[rounds / 2]) : "-",
        difference);
  }

  /** What a piece of work takes; the CPU time is that of the calling thread. */
  private record Cost(double seconds, double cpu) {}

  private double difference(List<int[]> texts, int batch) throws Exception {
    List<float[]> own = ours(texts);
    double most = 0;
    for (OrtSession session : theirs) {
      List<float[]> other = theirs(session, texts, batch);
      for (int i = 0; i < own.size(); i++) {
        for (int c = 0; c < own.get(i).length; c++) {
          most = Math.max(most, Math.abs(own.get(i)[c] - other.get(i)[c]));
        }
      }
    }
    return most;
  }

  private interface Work {
    List<float[]> run() throws Exception;
  }

  private static Cost cost(Work work) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long cpu = thread.getCurrentThreadCpuTime();
    work.run();
    cpu = thread.getCurrentThreadCpuTime() - cpu;
    return new Cost((System.nanoTime() - start) / 1e9, cpu / 1e9);
  }

  /** With several threads, each takes a part of the texts. */
  private List<float[]> ours(List<int[]> texts) throws ExecutionException, InterruptedException {
    if (threads == 1) {
      return RandomModel.encode(ours, texts, () -> {});
    }
    List<Future<List<float[]>>> parts = new ArrayList<>();
    int size = (texts.size() + threads - 1) / threads;
    for (int start = 0; start < texts.size(); start += size) {
      List<int[]> part = texts.subList(start, Math.min(texts.size(), start + size));
      parts.add(workers.submit(() -> RandomModel.encode(ours, part, () -> {})));
    }
    List<float[]> all = new ArrayList<>();
    for (Future<List<float[]>> part : parts) {
      all.addAll(part.get());
    }
    return all;
  }

  /** Padded to the longest of each batch, as it has to be there. */
  private List<float[]> theirs(OrtSession session, List<int[]> texts, int batch)
      throws OrtException, IOException {
    List<float[]> vectors = new ArrayList<>();
    for (int start = 0; start < texts.size(); start += batch) {
      List<int[]> part = texts.subList(start, Math.min(texts.size(), start + batch));
      vectors.addAll(run(session, part));
    }
    return vectors;
  }

  private List<float[]> run(OrtSession session, List<int[]> texts) throws OrtException {
    int longest = texts.stream().mapToInt(text -> text.length).max().orElseThrow();
    int count = texts.size() * longest;
    long[] ids = new long[count];
    long[] places = new long[count];
    float[] mask = new float[count];
    int[] mask32 = new int[count];
    for (int t = 0; t < texts.size(); t++) {
      for (int i = 0; i < longest; i++) {
        boolean inside = i < texts.get(t).length;
        ids[t * longest + i] = inside ? texts.get(t)[i] : 0;
        places[t * longest + i] = i;
        mask[t * longest + i] = inside ? 1 : 0;
        mask32[t * longest + i] = inside ? 1 : 0;
      }
    }
    long[] shape = {texts.size(), longest};
    try (OnnxTensor a = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor b = OnnxTensor.createTensor(environment, LongBuffer.wrap(places), shape);
        OnnxTensor c = OnnxTensor.createTensor(environment, FloatBuffer.wrap(mask), shape);
        OnnxTensor d = OnnxTensor.createTensor(environment, IntBuffer.wrap(mask32), shape)) {
      Map<String, OnnxTensor> inputs = new java.util.HashMap<>();
      inputs.put("ids", a);
      inputs.put("places", b);
      inputs.put("mask", c);
      if (session.getInputNames().contains("mask32")) {
        inputs.put("mask32", d);
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return unit((float[][]) result.get(0).getValue());
      }
    }
  }

  private static List<float[]> unit(float[][] vectors) {
    for (float[] vector : vectors) {
      double square = 0;
      for (float value : vector) {
        square += value * value;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / Math.sqrt(square));
      }
    }
    return List.of(vectors);
  }
}
