package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Knowledge that grows: archives of a hundred claims, nine in ten new and the rest about what is
 * known, until so many facts are believed. Tells at each fifth of the way what it takes to
 * reconcile one more archive, and to ask for the neighbourhood of an entity in two steps.
 */
public final class KnowledgeScale {

  private static final int CLAIMS = 100;
  private static final int KNOWN = 10;
  private static final int ASKED = 200;
  private static final int FIRMS = 400;
  private static final int MOST_FACTS = 500;
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final Random random = new Random(7);
  private final KnowledgeBase known;
  private int people;
  private int archives;

  private KnowledgeScale(KnowledgeBase known) {
    this.known = known;
  }

  /**
   * Runs it.
   *
   * @param args how many facts; 100,000 without
   */
  public static void main(String[] args) throws IOException {
    int facts = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("knowledge-scale");
    try (EngineDatabase database = EngineDatabase.h2(folder);
        KnowledgeBase base = new KnowledgeBase(database)) {
      new KnowledgeScale(base).grow(facts);
    }
  }

  private void grow(int facts) {
    say("| facts | reconcile p50 ms | p95 ms | neighbourhood p50 ms | p95 ms |");
    say("|---|---|---|---|---|");
    int each = facts / CLAIMS / 5;
    for (int fifth = 1; fifth <= 5; fifth++) {
      double[] reconciled = new double[each];
      for (int i = 0; i < each; i++) {
        List<Claim> claims = claims();
        String archive = "a" + archives++;
        reconciled[i] =
            millis(
                () ->
                    known.in(
                        () -> known.facts.integrate(KnowledgeBase.SPACE, archive, claims, "f")));
      }
      double[] asked = new double[ASKED];
      for (int i = 0; i < ASKED; i++) {
        String name = person(random.nextInt(people));
        asked[i] = millis(() -> known.in(() -> around(name)));
      }
      long stored = known.believed();
      say(
          String.format(
              Locale.ROOT,
              "| %,d | %.0f | %.0f | %.1f | %.1f |",
              stored,
              quantile(reconciled, 0.5),
              quantile(reconciled, 0.95),
              quantile(asked, 0.5),
              quantile(asked, 0.95)));
    }
  }

  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    String archive = "a" + archives;
    Instant said = START.plusSeconds(archives * 86_400L);
    while (claims.size() < CLAIMS) {
      boolean old = people > 100 && claims.size() % KNOWN == 0;
      String who = person(old ? random.nextInt(people) : people++);
      claims.add(claim(archive, claims.size(), said, who, Predicates.LIVES_IN, pick("Town ", 900)));
      if (!old) {
        claims.add(
            claim(archive, claims.size(), said, who, Predicates.WORKS_AT, pick("Firm ", FIRMS)));
        claims.add(claim(archive, claims.size(), said, who, Predicates.LIKES, pick("dish ", 5000)));
        String friend = person(random.nextInt(Math.max(1, people)));
        claims.add(claim(archive, claims.size(), said, who, Predicates.KNOWS, friend));
      }
    }
    return claims.subList(0, CLAIMS);
  }

  private static Claim claim(
      String archive, int turn, Instant said, String who, String predicate, String what) {
    String words = Wording.of(who, predicate, what, false);
    return new Claim(
        who,
        predicate,
        what,
        false,
        words,
        FactKind.STATEMENT,
        Modality.STATED,
        Phase.HOLDS,
        null,
        null,
        new Source(archive, turn, "Ann", words, said));
  }

  private static String person(int number) {
    return "Person " + number;
  }

  private String pick(String name, int many) {
    return name + random.nextInt(many);
  }

  /** The same questions as a graph of depth two asks. */
  private int around(String name) {
    String centre = new Names("local", "default", Map.of(), Map.of()).ownEntity(name);
    Set<String> reached = new HashSet<>(Set.of(centre));
    List<String> frontier = List.of(centre);
    for (int step = 0; step < 2; step++) {
      List<String> next = new ArrayList<>();
      for (FactView fact : known.facts.relationsOf("local", frontier, MOST_FACTS)) {
        for (String end : List.of(fact.subjectId(), String.valueOf(fact.objectId()))) {
          if (reached.size() < 200 && reached.add(end)) {
            next.add(end);
          }
        }
      }
      frontier = next;
    }
    return known.entities.findAll(reached).size();
  }

  private static double millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
