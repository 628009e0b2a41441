package gaia.lora;

import gaia.lora.decoder.Batch;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.Tally;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions for a model. An answer is right when generating without chance would give exactly its
 * tokens; that is so when each of them is the likeliest after those before it.
 *
 * @param learned held-out phrasings of new facts
 * @param kept about older facts
 * @param unrelated texts that have nothing to do with any of it
 */
record Examination(
    List<Sequence> learned,
    List<Sequence> negatives,
    List<Sequence> kept,
    List<Sequence> unrelated) {

  Examination {
    learned = List.copyOf(learned);
    negatives = List.copyOf(negatives);
    kept = List.copyOf(kept);
    unrelated = List.copyOf(unrelated);
  }

  /** Measures something, or knows what came out when it was measured before. */
  interface Notes {
    double of(String part, DoubleSupplier measure);
  }

  Scores of(Decoder decoder, @Nullable LoraWeights adapter, Runnable breath) {
    return of(decoder, adapter, adapter, breath, (part, measure) -> measure.getAsDouble());
  }

  /**
   * @param keeping the adapter that answers questions about older facts
   */
  Scores of(
      Decoder decoder,
      @Nullable LoraWeights adapter,
      @Nullable LoraWeights keeping,
      Runnable breath,
      Notes notes) {
    return new Scores(
        notes.of("learned", () -> right(decoder, adapter, learned, breath)),
        notes.of("negatives", () -> right(decoder, adapter, negatives, breath)),
        notes.of("kept", () -> right(decoder, keeping, kept, breath)),
        notes.of("perplexity", () -> perplexity(decoder, adapter, breath)));
  }

  private static double right(
      Decoder decoder, @Nullable LoraWeights adapter, List<Sequence> asked, Runnable breath) {
    int right = 0;
    for (Batch batch : Training.batches(asked, decoder.room())) {
      Tally tally = decoder.judge(batch, adapter, breath);
      for (int i = 0; i < tally.sequences(); i++) {
        right += tally.isExact(i) ? 1 : 0;
      }
    }
    return asked.isEmpty() ? 1 : (double) right / asked.size();
  }

  private double perplexity(Decoder decoder, @Nullable LoraWeights adapter, Runnable breath) {
    double loss = 0;
    int count = 0;
    for (Batch batch : Training.batches(unrelated, decoder.room())) {
      Tally tally = decoder.judge(batch, adapter, breath);
      loss += tally.loss();
      count += tally.asked();
    }
    return count == 0 ? 0 : Math.exp(loss / count);
  }
}
