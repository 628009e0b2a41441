package gaia.search;

import gaia.embedding.English;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Time, disk and memory of an index that grows, how long questions to it take, and how many of the
 * truly nearest vectors it finds. CPU time is that of the asking thread, which other work on the
 * machine stretches less. Text and vectors are made up, and the same in every run.
 *
 * <p>{@code mvn -Pbench test-compile exec:exec -Dbench=gaia.search.IndexScale
 * -Dbench.args="6000,100000 384"}: sizes in passages, then the dimension of the vectors.
 */
final class IndexScale {

  private static final PrintStream OUT = System.out;
  private static final int PASSAGES_PER_GROUP = 40;
  private static final int GROUPS_PER_COMMIT = 25;
  private static final int WORDS = 20_000;
  private static final int WORDS_PER_PASSAGE = 25;
  private static final int PASSAGES_PER_CLUSTER = 50;
  private static final int QUESTIONS = 300;
  private static final int NEAREST = 10;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ClusteredEncoder encoder;
  private final SearchIndex index;
  private final Path folder;
  private int passages;
  private double seconds;

  private IndexScale(Path folder, int dimension) throws IOException {
    this.folder = folder;
    this.encoder = new ClusteredEncoder(dimension);
    this.index = SearchIndex.open(folder);
  }

  public static void main(String[] arguments) throws IOException {
    String sizes = arguments.length > 0 ? arguments[0] : "6000,100000";
    int dimension = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 384;
    IndexScale scale = new IndexScale(Files.createTempDirectory("index-scale"), dimension);
    OUT.println(
        "passages  index s  disk MiB  heap MiB  p50 ms  p95 ms  p99 ms  cpu p50  cpu p95  recall");
    for (String size : sizes.split(",")) {
      scale.growTo(Integer.parseInt(size));
      scale.report();
    }
    scale.index.close();
  }

  private void growTo(int size) throws IOException {
    long start = System.nanoTime();
    for (int group = passages / PASSAGES_PER_GROUP; passages < size; group++) {
      List<SearchDocument> documents = new ArrayList<>();
      for (int i = 0; i < PASSAGES_PER_GROUP; i++) {
        documents.add(passage(group, i));
      }
      index.replace("bench/" + group, documents, List.of(encoder));
      passages += documents.size();
      if (group % GROUPS_PER_COMMIT == GROUPS_PER_COMMIT - 1) {
        index.commit();
      }
    }
    index.commit();
    seconds += (System.nanoTime() - start) / 1e9;
  }

  private static SearchDocument passage(int group, int position) {
    int number = group * PASSAGES_PER_GROUP + position;
    Random random = new Random(number);
    StringBuilder text = new StringBuilder("cluster" + number / PASSAGES_PER_CLUSTER);
    for (int i = 0; i < WORDS_PER_PASSAGE; i++) {
      text.append(' ').append(word(random));
    }
    return new SearchDocument(
        SearchKind.TURN,
        "owner",
        "campaign",
        "g" + group,
        position,
        position % 2 == 0 ? "Ada" : "Ben",
        START.plusSeconds(60L * number),
        text.toString());
  }

  /** Frequencies as in a language: the n-th word is about 1/n as frequent as the first. */
  private static String word(Random random) {
    return "w" + (int) Math.pow(WORDS, random.nextDouble());
  }

  private void report() throws IOException {
    double[] millis = new double[QUESTIONS];
    double[] cpu = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      time(question(i));
    }
    for (int i = 0; i < QUESTIONS; i++) {
      double before = CLOCK.getCurrentThreadCpuTime() / 1e6;
      millis[i] = time(question(QUESTIONS + i));
      cpu[i] = CLOCK.getCurrentThreadCpuTime() / 1e6 - before;
    }
    Arrays.sort(millis);
    Arrays.sort(cpu);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    OUT.printf(
        Locale.ROOT,
        "%8d %8.0f %9.0f %9.0f %7.1f %7.1f %7.1f %8.1f %8.1f %7.3f%n",
        passages,
        seconds,
        disk() / 1048576.0,
        (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
        millis[QUESTIONS / 2],
        millis[QUESTIONS * 95 / 100],
        millis[QUESTIONS * 99 / 100],
        cpu[QUESTIONS / 2],
        cpu[QUESTIONS * 95 / 100],
        vectorRecall());
  }

  /** Some words of one passage, as somebody remembers them. */
  private String question(int number) {
    SearchDocument passage = passage(number * 7919 % (passages / PASSAGES_PER_GROUP), number % 40);
    String[] words = passage.text().split(" ");
    return words[0] + " " + String.join(" ", Arrays.copyOfRange(words, 3, 9)) + " Ada?";
  }

  private double time(String question) throws IOException {
    SearchRequest request = SearchRequest.of(question, "owner", 10);
    long start = System.nanoTime();
    index.read(
        view ->
            new Ranker(view, encoder, Weights.USUAL, LocalDate.of(2026, 5, 1), new English())
                .find(request, 10));
    return (System.nanoTime() - start) / 1e6;
  }

  /** Of the vectors that are nearest to a question's, the share that the graph finds. */
  private double vectorRecall() throws IOException {
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      float[] question = encoder.encode(List.of(question(i))).get(0);
      sum += index.read(view -> recall(view, question));
    }
    return sum / 50;
  }

  private double recall(SearchableView view, float[] question) throws IOException {
    var key = new Scope.Key("owner", null, null, Fields.LEAF);
    Scope scope = view.scope(key).leaves();
    String field = Fields.vectorsOf(encoder.spaceId());
    Set<Integer> exact = nearest(Dense.exact(scope, field, question));
    Set<Integer> found = nearest(Dense.scores(scope, key.query(), field, question));
    found.retainAll(exact);
    return (double) found.size() / exact.size();
  }

  private static Set<Integer> nearest(float[] cosines) {
    Set<Integer> slots = new HashSet<>();
    Arrays.stream(Best.slots(cosines, NEAREST)).forEach(slots::add);
    return slots;
  }

  private long disk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
