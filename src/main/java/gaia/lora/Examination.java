package gaia.lora;

import gaia.lora.decoder.Batch;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.Tally;
import java.util.List;
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

  Scores of(Decoder decoder, @Nullable LoraWeights adapter, Runnable breath) {
    return new Scores(
        right(decoder, adapter, learned, breath),
        right(decoder, adapter, negatives, breath),
        right(decoder, adapter, kept, breath),
        perplexity(decoder, adapter, breath));
  }

  private static double right(
      Decoder decoder, @Nullable LoraWeights adapter, List<Sequence> asked, Runnable breath) {
    int right = 0;
    for (Batch batch : Training.batches(asked, decoder.room().rows())) {
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
    for (Batch batch : Training.batches(unrelated, decoder.room().rows())) {
      Tally tally = decoder.judge(batch, adapter, breath);
      loss += tally.loss();
      count += tally.asked();
    }
    return count == 0 ? 0 : Math.exp(loss / count);
  }
}
