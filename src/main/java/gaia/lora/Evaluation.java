package gaia.lora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter was examined for. Shares are from 0 to 1.
 *
 * @param before of the base; what has to be kept, of the adapter in use before
 * @param reasons why it is not to be used; empty where it is
 * @param probe what the serving process answered when the adapter was switched on last
 */
public record Evaluation(
    Scores before,
    Scores after,
    boolean published,
    List<String> reasons,
    int questions,
    @Nullable Probe probe) {

  public Evaluation {
    reasons = List.copyOf(reasons);
  }

  /** One question to the serving process. */
  public record Probe(String question, String expected, String answer) {}

  Evaluation with(Probe asked) {
    return new Evaluation(before, after, published, reasons, questions, asked);
  }
}
