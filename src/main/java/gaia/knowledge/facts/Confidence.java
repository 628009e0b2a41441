package gaia.knowledge.facts;

import java.util.List;

/** How far a fact is believed: each conversation that says it takes away part of the doubt. */
final class Confidence {
  private static final double MOST = 0.99;
  private static final double DOUBT_LEFT_BY_ANOTHER = 0.7;

  private Confidence() {}

  /** 0 to 0.99; one conversation that repeats itself is one witness. */
  static double of(List<Placed> evidence) {
    double best =
        evidence.stream().mapToDouble(one -> one.claim().modality().confidence()).max().orElse(0);
    long witnesses =
        evidence.stream()
            .map(one -> String.valueOf(one.claim().source().archiveId()))
            .distinct()
            .count();
    double doubt = (1 - best) * Math.pow(DOUBT_LEFT_BY_ANOTHER, Math.max(0, witnesses - 1));
    return Math.min(MOST, 1 - doubt);
  }
}
