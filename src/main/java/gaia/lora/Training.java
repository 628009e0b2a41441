package gaia.lora;

import gaia.lora.decoder.Batch;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Tally;
import gaia.lora.decoder.UnusableModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A training on its way: the adapter, the optimiser, how far it has come and what the losses were.
 * What a breath throws ends a step half done: the training is of no use any more then, and another
 * one goes on from the last checkpoint.
 */
final class Training {

  private final Decoder decoder;
  private final TrainingPlan plan;
  private final List<Sequence> examples;
  private final LoraWeights adapter;
  private final List<LoraWeights> gradients = new ArrayList<>();
  private final AdamW optimiser;
  private final List<Double> losses = new ArrayList<>();

  /**
   * @param examples each with at most as many tokens as the decoder has room for
   */
  Training(Decoder decoder, TrainingPlan plan, List<Sequence> examples) throws UnusableModel {
    this.decoder = decoder;
    this.plan = plan;
    this.examples = List.copyOf(examples);
    adapter =
        LoraWeights.initial(
            decoder.config(), plan.rank(), plan.alpha(), plan.targets(), plan.seed());
    optimiser = new AdamW(adapter);
    for (int i = 0; i < decoder.parts(); i++) {
      gradients.add(LoraWeights.zeros(decoder.config(), plan.rank(), plan.alpha(), plan.targets()));
    }
  }

  LoraWeights adapter() {
    return adapter;
  }

  /** The mean loss of a token, for every step so far. */
  List<Double> losses() {
    return Collections.unmodifiableList(losses);
  }

  int steps() {
    return plan.steps(examples.size());
  }

  int done() {
    return losses.size();
  }

  boolean isComplete() {
    return done() >= steps();
  }

  AdamW optimiser() {
    return optimiser;
  }

  /** Goes on from where another one stopped; adapter and optimiser were filled already. */
  void resumeAt(List<Double> earlierLosses) {
    losses.clear();
    losses.addAll(earlierLosses);
  }

  /**
   * Does the next step.
   *
   * @param breath is drawn all the time
   */
  void step(Runnable breath) {
    List<Sequence> chosen = chosen(done());
    int asked = chosen.stream().mapToInt(Sequence::learned).sum();
    gradients.forEach(AdamW::clear);
    double loss = 0;
    for (Batch batch : batches(chosen, decoder.room())) {
      Tally tally = decoder.learn(batch, adapter, gradients, 1f / asked, breath);
      loss += tally.loss();
    }
    double rate = plan.rate(done(), steps());
    optimiser.step(adapter, gradients, plan, rate, done() + 1, breath);
    losses.add(loss / asked);
  }

  /** The examples of a step: each epoch has an order of its own, which follows from the seed. */
  private List<Sequence> chosen(int step) {
    int perEpoch = plan.stepsPerEpoch(examples.size());
    int epoch = step / perEpoch;
    List<Sequence> order = new ArrayList<>(examples);
    Collections.shuffle(order, new Random(plan.seed() * 31 + epoch));
    int from = step % perEpoch * plan.batch();
    return order.subList(from, Math.min(from + plan.batch(), order.size()));
  }

  /** As few batches as a decoder's room allows, in the given order. */
  static List<Batch> batches(List<Sequence> sequences, Room room) {
    List<Batch> batches = new ArrayList<>();
    List<Sequence> open = new ArrayList<>();
    int rows = 0;
    int asked = 0;
    for (Sequence sequence : sequences) {
      rows += sequence.tokens().length;
      asked += sequence.learned();
      if (!open.isEmpty() && (rows > room.rows() || asked > room.labelled())) {
        batches.add(Batch.of(open));
        open.clear();
        rows = sequence.tokens().length;
        asked = sequence.learned();
      }
      open.add(sequence);
    }
    if (!open.isEmpty()) {
      batches.add(Batch.of(open));
    }
    return batches;
  }
}
