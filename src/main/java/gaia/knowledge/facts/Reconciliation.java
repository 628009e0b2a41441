package gaia.knowledge.facts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Decides what a claim means for something known about the same subject and predicate. A pure
 * function of the two.
 *
 * <p>The one rule that everything else serves: a claim closes what is known only if it speaks of
 * the same subject and predicate, of a later moment, and at least as surely. Whatever differs and
 * may not close stands beside it as a conflict.
 */
final class Reconciliation {

  /** Statements of one conversation closer than this are one sitting: neither is the later one. */
  private static final Duration SITTING = Duration.ofHours(12);

  private Reconciliation() {}

  static Resolution reconcile(Interval known, Placed claim, Verdicts verdicts) {
    if (known.value().equals(claim.value())) {
      return claim.ends() ? closing(known, claim, verdicts) : new Resolution.Confirm();
    }
    if (claim.ends()) {
      return new Resolution.Add();
    }
    if (Predicates.isRefinable(claim.claim().predicate())) {
      if (saysMore(claim.claim().object(), known.object())) {
        return new Resolution.Refine();
      }
      if (saysMore(known.object(), claim.claim().object())) {
        return new Resolution.Confirm();
      }
    }
    return closing(known, claim, verdicts);
  }

  private static Resolution closing(Interval known, Placed claim, Verdicts verdicts) {
    if (verdicts.bothTrue(known.value(), claim.value())) {
      return isLater(known, claim) ? new Resolution.Supersede() : new Resolution.Add();
    }
    if (Predicates.cardinality(claim.claim().predicate()) == Cardinality.FIXED) {
      return new Resolution.Conflict("this can have one value only");
    }
    if (claim.claim().modality().compareTo(known.modality()) < 0) {
      return new Resolution.Conflict("what was said later was said less surely");
    }
    return isLater(known, claim)
        ? new Resolution.Supersede()
        : new Resolution.Conflict("both were said of the same time");
  }

  /** True when the claim speaks of a moment after the last one that the known rests on. */
  private static boolean isLater(Interval known, Placed claim) {
    return known.placed().stream()
        .filter(one -> one.claim().phase() != Phase.ONCE)
        .allMatch(one -> isLater(one, claim));
  }

  private static boolean isLater(Placed known, Placed claim) {
    Claim before = known.claim();
    Claim after = claim.claim();
    if (!before.at().isBefore(after.at())) {
      return false;
    }
    boolean changeSaid = after.phase() != Phase.HOLDS || after.isDated() || before.isDated();
    return changeSaid || !isSameSitting(before.source(), after.source());
  }

  private static boolean isSameSitting(Source before, Source after) {
    return before.archiveId() != null
        && !before.isWritten()
        && !after.isWritten()
        && before.archiveId().equals(after.archiveId())
        && Duration.between(before.said(), after.said()).abs().compareTo(SITTING) < 0;
  }

  /** "Kreuzberg, Berlin" and "a flat in Berlin" say more than "Berlin"; "New York" is not York. */
  static boolean saysMore(String longer, String shorter) {
    String[] parts = longer.toLowerCase(Locale.ROOT).split(",| in | at | of ");
    String key = NameKey.of(shorter);
    return parts.length > 1
        && longer.chars().noneMatch(Character::isDigit)
        && Arrays.stream(parts)
            .filter(part -> !part.isBlank())
            .map(NameKey::of)
            .anyMatch(key::equals);
  }
}
