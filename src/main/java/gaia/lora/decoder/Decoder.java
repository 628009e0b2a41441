package gaia.lora.decoder;

import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A model ready to compute. For one caller at a time. */
public final class Decoder {

  private final FrozenWeights weights;
  private final DecoderConfig config;
  private final Team team;
  private final List<Part> parts = new ArrayList<>();
  private final Room room;

  /**
   * @param rank of the adapters that will be used, at most
   */
  public Decoder(BaseModel model, Team team, Room room, int rank) throws UnusableModel {
    this(model, new FrozenWeights(model), team, room, rank, () -> {});
  }

  /**
   * Opens a model that may be large.
   *
   * @param breath is drawn while the weights are read; what it throws ends that
   */
  public static Decoder open(BaseModel model, Team team, Room room, int rank, Runnable breath)
      throws UnusableModel {
    return new Decoder(model, new FrozenWeights(model, breath), team, room, rank, breath);
  }

  Decoder(BaseModel model, FrozenWeights weights, Team team, Room room, int rank, Runnable breath) {
    this(model, weights, team, room, rank, breath, PanelProduct.fastest());
  }

  Decoder(
      BaseModel model,
      FrozenWeights weights,
      Team team,
      Room room,
      int rank,
      Runnable breath,
      PanelProduct product) {
    this.team = team;
    this.room = room;
    this.weights = weights;
    config = model.config();
    for (int i = 0; i < team.size(); i++) {
      parts.add(new Part(weights, config, room, rank, product, breath));
    }
  }

  /** What a decoder takes in memory, in bytes. */
  public static long bytes(BaseModel model, int parts, Room room, int rank) {
    return FrozenWeights.bytes(model) + parts * room.bytes(model.config(), rank);
  }

  public DecoderConfig config() {
    return config;
  }

  public Room room() {
    return room;
  }

  /** How many parts a batch is shared out to. */
  public int parts() {
    return parts.size();
  }

  /**
   * The logits after every token of one sequence that is short enough for the decoder's room.
   *
   * @param breath is called between layers; what it throws ends the work
   */
  public float[][] logits(int[] tokens, @Nullable LoraWeights adapter, Runnable breath) {
    int[] labels = new int[tokens.length];
    forward(new Batch(tokens, labels, new int[] {0, tokens.length}), adapter, null, breath);
    float[][] logits = new float[tokens.length][config.vocabulary()];
    int at = 0;
    for (Part part : parts) {
      for (int i = 0; i < part.asked(); i++) {
        part.logits(i, logits[at++]);
      }
    }
    return logits;
  }

  /** How well a batch is foretold. */
  public Tally judge(Batch batch, @Nullable LoraWeights adapter, Runnable breath) {
    forward(batch, adapter, null, breath);
    return judge(0);
  }

  /**
   * How well a batch is foretold, and which way the adapter should change: adds to {@code
   * gradients} those of the sum of losses times {@code factor}. Where the breath ends it, a part of
   * them may have been added.
   *
   * @param gradients one for each part of the team, with the adapter's shapes
   */
  public Tally learn(
      Batch batch,
      LoraWeights adapter,
      List<LoraWeights> gradients,
      float factor,
      Runnable breath) {
    forward(batch, adapter, gradients, breath);
    Tally tally = judge(factor);
    overOutput((part, output, from) -> part.projectBack(output, from), breath);
    team.run(i -> parts.get(i).scatter(weights.lastNorm()));
    for (int layer = config.layers() - 1; layer >= 0; layer--) {
      breath.run();
      int current = layer;
      LayerWeights matrices = weights.layer(layer, team, breath);
      team.run(
          i -> parts.get(i).backward(current, matrices, weights.vectors(current), current == 0));
    }
    return tally;
  }

  private Tally judge(float factor) {
    Tally[] tallies = new Tally[parts.size()];
    team.run(i -> tallies[i] = parts.get(i).judge(factor));
    return Tally.joined(tallies);
  }

  private void forward(
      Batch batch,
      @Nullable LoraWeights adapter,
      @Nullable List<LoraWeights> gradients,
      Runnable breath) {
    int[] cuts = cuts(batch);
    AtomicBoolean ended = new AtomicBoolean();
    team.run(
        i ->
            parts
                .get(i)
                .begin(
                    batch.slice(cuts[i], cuts[i + 1]),
                    weights,
                    adapter,
                    gradients == null ? null : gradients.get(i),
                    i == 0 ? leading(breath, ended) : following(ended)));
    for (int layer = 0; layer < config.layers(); layer++) {
      breath.run();
      int current = layer;
      LayerWeights matrices = weights.layer(layer, team, breath);
      team.run(i -> parts.get(i).forward(current, matrices, weights.vectors(current)));
    }
    team.run(i -> parts.get(i).gather(weights.lastNorm()));
    overOutput((part, output, from) -> part.project(output, from), breath);
  }

  /** One part hears that the work is to end, and the others hear it from that one. */
  private static Runnable leading(Runnable breath, AtomicBoolean ended) {
    return () -> {
      try {
        breath.run();
      } catch (RuntimeException e) {
        ended.set(true);
        throw e;
      }
    };
  }

  private static Runnable following(AtomicBoolean ended) {
    return () -> {
      if (ended.get()) {
        throw new CancellationException("the first part has ended");
      }
    };
  }

  private interface OutputStep {
    void apply(Part part, Panel output, int from);
  }

  private void overOutput(OutputStep step, Runnable breath) {
    for (int from = 0; from < config.vocabulary(); from += weights.outputPiece()) {
      breath.run();
      int start = from;
      int rows = Math.min(weights.outputPiece(), config.vocabulary() - from);
      Panel output = weights.output(from, rows);
      team.run(i -> step.apply(parts.get(i), output, start));
    }
  }

  /** Shares the sequences out so that the parts have about as many tokens. */
  private int[] cuts(Batch batch) {
    int[] cuts = new int[parts.size() + 1];
    Arrays.fill(cuts, batch.sequences());
    cuts[0] = 0;
    int part = 1;
    for (int s = 0; s < batch.sequences() && part < parts.size(); s++) {
      int middle = (batch.starts()[s] + batch.starts()[s + 1]) / 2;
      if ((long) middle * parts.size() >= (long) batch.rows() * part) {
        cuts[part++] = s;
        s--;
      }
    }
    return cuts;
  }
}
