package gaia.background;

import gaia.background.admission.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does and why, in JSON.
 *
 * @param state {@code working}, {@code waiting}, {@code paused}, {@code idle}, {@code starting} or
 *     {@code stopping}
 * @param ending what has to happen for the reason to be over
 */
public record SituationBody(
    String state,
    String reason,
    String sentence,
    @Nullable String detail,
    Instant since,
    String ending,
    @Nullable Instant endsWhen) {

  public static SituationBody of(Situation situation) {
    Reason reason = situation.reason();
    return new SituationBody(
        state(reason),
        reason.label(),
        reason.sentence(),
        situation.detail(),
        situation.since(),
        reason.ending(),
        situation.endsWhen());
  }

  private static String state(Reason reason) {
    return switch (reason) {
      case WORKING, WORKERS_BUSY -> "working";
      case NOTHING_TO_DO -> "idle";
      case PAUSED -> "paused";
      case STARTING, STOPPING -> reason.label();
      default -> "waiting";
    };
  }
}
