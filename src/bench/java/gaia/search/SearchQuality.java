package gaia.search;

import gaia.search.EvaluationSet.Asked;
import gaia.search.EvaluationSet.Conversation;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many of the turns that answer a question are among the first k hits. Prints recall by kind of
 * question and by conversation, what each part of the ranking adds, and, for each half of the
 * conversations, what weights tuned on the other half reach on it.
 *
 * <p>{@code mvn -Pbench test-compile exec:exec -Dbench=gaia.search.SearchQuality -Dbench.args="FILE
 * [tune]"}; FILE as {@link EvaluationSet} reads it.
 */
final class SearchQuality {

  private static final int[] KS = {5, 10, 25, 50};
  private static final float[] TRIED = {
    0f, 0.05f, 0.1f, 0.15f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 1f
  };
  private static final PrintStream OUT = System.out;

  /**
   * One question with all that speaks for each slot.
   *
   * @param wanted slots of the turns that answer it
   */
  private record Prepared(String conversation, String category, Evidence evidence, int[] wanted) {}

  private final List<Prepared> questions = new ArrayList<>();
  private final List<String> conversations = new ArrayList<>();

  private SearchQuality() {}

  public static void main(String[] arguments) throws IOException {
    SearchQuality quality = new SearchQuality();
    quality.prepare(EvaluationSet.read(Path.of(arguments[0])));
    quality.overview();
    quality.ablation();
    if (arguments.length > 1) {
      quality.folds();
    }
  }

  private void prepare(List<Conversation> all) throws IOException {
    Path folder = Files.createTempDirectory("search-quality");
    try (HybridSearch search = HybridSearch.open(folder, Clock.systemUTC())) {
      Sources source = new Sources(all);
      SearchSources sources = new SearchSources(List.of(source));
      for (GroupName group : sources.groups()) {
        search.stage(group, sources.documents(group));
      }
      search.commit();
      new SpaceChange(search, sources).run(new RecordedRun());
      for (Conversation conversation : all) {
        conversations.add(conversation.id());
        for (Asked asked : conversation.questions()) {
          questions.add(search.ask(ranker -> prepared(ranker, conversation, asked)));
        }
      }
    }
  }

  private static Prepared prepared(Ranker ranker, Conversation conversation, Asked asked)
      throws IOException {
    SearchRequest request =
        new SearchRequest(
            asked.text(),
            EvaluationSet.OWNER,
            50,
            SearchKind.TURN,
            conversation.id(),
            null,
            null,
            null,
            null);
    Evidence evidence = ranker.evidence(request);
    List<Integer> wanted = new ArrayList<>();
    for (int slot = 0; slot < evidence.size(); slot++) {
      SearchDocument turn = ranker.document(evidence, slot);
      String session = turn.archiveId().substring(conversation.id().length() + 1);
      if (asked.evidence().contains(session + ":" + (turn.position() + 1))) {
        wanted.add(slot);
      }
    }
    return new Prepared(
        conversation.id(),
        asked.category(),
        evidence,
        wanted.stream().mapToInt(Integer::intValue).toArray());
  }

  private record Sources(Map<String, List<SearchDocument>> byId) implements SearchSource {
    Sources(List<Conversation> all) {
      this(new TreeMap<>());
      all.forEach(c -> c.sessions().values().forEach(s -> byId.put(s.get(0).archiveId(), s)));
    }

    @Override
    public String name() {
      return "archive";
    }

    @Override
    public List<SearchDocument> documents(String groupId) {
      return byId.getOrDefault(groupId, List.of());
    }

    @Override
    public List<String> groups() {
      return List.copyOf(byId.keySet());
    }
  }

  /** Recall in percent at each of {@link #KS}, averaged over the questions that are meant. */
  private double[] recall(Weights weights, Predicate<Prepared> meant) {
    double[] sums = new double[KS.length];
    int n = 0;
    for (Prepared question : questions) {
      if (meant.test(question)) {
        float[] scores = question.evidence().fuse(weights);
        n++;
        for (int wanted : question.wanted()) {
          int before = before(scores, wanted);
          for (int i = 0; i < KS.length; i++) {
            sums[i] += before < KS[i] && scores[wanted] > 0 ? 100.0 / question.wanted().length : 0;
          }
        }
      }
    }
    int count = Math.max(1, n);
    return Arrays.stream(sums).map(sum -> sum / count).toArray();
  }

  private static int before(float[] scores, int wanted) {
    int before = 0;
    for (int slot = 0; slot < scores.length; slot++) {
      if (scores[slot] > scores[wanted] || scores[slot] == scores[wanted] && slot < wanted) {
        before++;
      }
    }
    return before;
  }

  private void overview() {
    OUT.printf("%-14s %5s %6s %6s %6s %6s%n", "questions", "n", "R@5", "R@10", "R@25", "R@50");
    line("all", q -> true);
    EvaluationSet.CATEGORIES.values().forEach(c -> line(c, q -> q.category().equals(c)));
    conversations.forEach(c -> line(c, q -> q.conversation().equals(c)));
  }

  private void line(String label, Predicate<Prepared> meant) {
    double[] r = recall(Weights.USUAL, meant);
    long n = questions.stream().filter(meant).count();
    OUT.printf(
        Locale.ROOT, "%-14s %5d %6.1f %6.1f %6.1f %6.1f%n", label, n, r[0], r[1], r[2], r[3]);
  }

  /** What is lost without each part, one after the other. */
  private void ablation() {
    OUT.printf(
        "%n%-14s %6s %6s %6s | %s%n",
        "without", "R@5", "R@10", "R@25", "R@10 of single-hop, multi-hop, temporal, open-domain");
    ablation("nothing", Weights.USUAL);
    for (int part = 0; part < parts().length; part++) {
      ablation(parts()[part].getName(), with(Weights.USUAL, part, 0));
    }
  }

  private void ablation(String label, Weights weights) {
    double[] r = recall(weights, q -> true);
    OUT.printf(Locale.ROOT, "%-14s %6.1f %6.1f %6.1f |", label, r[0], r[1], r[2]);
    for (String category : List.of("single-hop", "multi-hop", "temporal", "open-domain")) {
      OUT.printf(Locale.ROOT, " %.1f", recall(weights, q -> q.category().equals(category))[1]);
    }
    OUT.println();
  }

  /** For each way to halve the conversations: tuned on one half, measured on the other. */
  private void folds() {
    OUT.printf("%n%-28s %6s %6s %6s  %s%n", "measured on", "R@5", "R@10", "R@25", "weights");
    for (int other = 1; other < conversations.size(); other++) {
      List<String> half = List.of(conversations.get(0), conversations.get(other));
      fold(half, q -> half.contains(q.conversation()));
      fold(half, q -> !half.contains(q.conversation()));
    }
  }

  private void fold(List<String> half, Predicate<Prepared> measured) {
    Weights tuned = tuned(measured.negate());
    double[] r = recall(tuned, measured);
    double[] usual = recall(Weights.USUAL, measured);
    boolean named =
        questions.stream().anyMatch(q -> measured.test(q) && half.contains(q.conversation()));
    OUT.printf(
        Locale.ROOT,
        "%-28s %6.1f %6.1f %6.1f  %s%n",
        (named ? "" : "not ") + half,
        r[0],
        r[1],
        r[2],
        tuned);
    OUT.printf(
        Locale.ROOT, "%-28s %6.1f %6.1f %6.1f%n", "   usual weights", usual[0], usual[1], usual[2]);
  }

  /** Hill climbing from the usual weights, one at a time, on recall at 5, 10 and 25. */
  private Weights tuned(Predicate<Prepared> on) {
    Weights best = Weights.USUAL;
    double goal = goal(best, on);
    for (int round = 0; round < 2; round++) {
      for (int part = 0; part < parts().length; part++) {
        for (float value : TRIED) {
          Weights tried = with(best, part, value);
          double reached = goal(tried, on);
          if (reached > goal + 0.05) {
            goal = reached;
            best = tried;
          }
        }
      }
    }
    return best;
  }

  private double goal(Weights weights, Predicate<Prepared> on) {
    double[] r = recall(weights, on);
    return (r[0] + 2 * r[1] + r[2]) / 4;
  }

  private static RecordComponent[] parts() {
    return Weights.class.getRecordComponents();
  }

  private static Weights with(Weights weights, int changed, float value) {
    try {
      Object[] values = new Object[parts().length];
      Class<?>[] types = new Class<?>[values.length];
      for (int i = 0; i < values.length; i++) {
        types[i] = float.class;
        values[i] = i == changed ? value : parts()[i].getAccessor().invoke(weights);
      }
      return Weights.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("weights are floats", e);
    }
  }
}
