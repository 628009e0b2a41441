package gaia.lora;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An adapter as others see it, at one moment.
 *
 * @param version counts within a campaign, from 1 on
 * @param things how many different things it was taught
 * @param examples how many questions it is or was trained on
 * @param evaluation null until it was examined
 * @param reason why it is not to be used, where it is not
 */
public record AdapterView(
    String id,
    String campaign,
    int version,
    AdapterState state,
    String baseModel,
    String baseSha256,
    AdapterSettings settings,
    int things,
    int examples,
    Resources resources,
    int steps,
    int stepsDone,
    List<LossCurve.Point> losses,
    @Nullable Evaluation evaluation,
    @Nullable String reason,
    @Nullable String taskId,
    Instant created,
    @Nullable Instant finished,
    @Nullable Instant activated) {

  public AdapterView {
    losses = List.copyOf(losses);
  }

  /**
   * What the training takes or took.
   *
   * @param tokens that all steps together read
   * @param bytes of memory beside the server's own
   * @param workedSeconds so far, pauses within an attempt counted
   */
  public record Resources(long tokens, long bytes, double workedSeconds) {}
}
