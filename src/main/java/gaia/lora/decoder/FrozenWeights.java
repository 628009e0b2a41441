package gaia.lora.decoder;

import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a model as floats. Held as a whole where the file has 32 bits per number, or where
 * that takes little; otherwise one layer at a time, in a buffer that is used again.
 */
final class FrozenWeights {

  /** Floats of a model that are held whatever the file's type. */
  private static final long SMALL = 64L << 20;

  /** Numbers of the output matrix that are multiplied, and floats, at a time. */
  private static final int PIECE_NUMBERS = 2_400_000;

  private static final int LEAST_ROWS = 64;

  private final BaseModel model;
  private final DecoderConfig config;
  private final List<LayerVectors> vectors = new ArrayList<>();
  private final List<LayerWeights> held = new ArrayList<>();
  private final float[] lastNorm;
  private final @Nullable LayerWeights buffer;
  private final @Nullable Panel output;
  private final Panel piece;
  private int inBuffer = -1;

  FrozenWeights(BaseModel model) throws UnusableModel {
    this(model, holdsAll(model), () -> {});
  }

  FrozenWeights(BaseModel model, Runnable breath) throws UnusableModel {
    this(model, holdsAll(model), breath);
  }

  /**
   * @param whole whether all is held
   * @param breath is drawn between two matrices; what it throws ends the reading
   */
  FrozenWeights(BaseModel model, boolean whole, Runnable breath) throws UnusableModel {
    this.model = model;
    config = model.config();
    try {
      lastNorm = model.lastNorm();
      for (int layer = 0; layer < config.layers(); layer++) {
        vectors.add(LayerVectors.read(model, layer));
      }
      output = whole ? Panel.allocate(config.vocabulary(), config.width()) : null;
      piece = Panel.allocate(whole ? 0 : pieceRows(config), config.width());
      buffer = whole ? null : new LayerWeights(config);
      if (whole) {
        readAll(breath);
      } else {
        checkAll(breath);
      }
    } catch (CorruptTensorFile e) {
      throw new UnusableModel("The model cannot be used: " + e.getMessage(), e);
    }
  }

  private static int pieceRows(DecoderConfig config) {
    int rows = Math.max(LEAST_ROWS, PIECE_NUMBERS / config.width());
    return Math.min(rows, config.vocabulary());
  }

  private static boolean holdsAll(BaseModel model) {
    return model.isExact() || bytesAsFloats(model.config()) <= SMALL;
  }

  private static long bytesAsFloats(DecoderConfig config) {
    long output = (long) config.vocabulary() * config.width();
    return Float.BYTES * (output + config.layers() * config.layerWeights());
  }

  /** What an instance takes in memory. */
  static long bytes(BaseModel model) {
    DecoderConfig config = model.config();
    long piece = (long) pieceRows(config) * config.width();
    return holdsAll(model) ? bytesAsFloats(config) : Float.BYTES * (config.layerWeights() + piece);
  }

  private void readAll(Runnable breath) throws CorruptTensorFile {
    for (int layer = 0; layer < config.layers(); layer++) {
      LayerWeights weights = new LayerWeights(config);
      for (Linear linear : Linear.values()) {
        weights.read(model, layer, linear, breath);
      }
      held.add(weights);
    }
    Panel all = java.util.Objects.requireNonNull(output);
    int rows = pieceRows(config);
    for (int from = 0; from < all.rows(); from += rows) {
      breath.run();
      model.readRows(model.output(), from, all.rows(from, Math.min(rows, all.rows() - from)));
    }
  }

  /** A file that cannot be read to its end is refused before the work begins. */
  private void checkAll(Runnable breath) throws CorruptTensorFile {
    for (int layer = 0; layer < config.layers(); layer++) {
      for (Linear linear : Linear.values()) {
        java.util.Objects.requireNonNull(buffer).read(model, layer, linear, breath);
      }
    }
  }

  /**
   * Makes a layer available; its matrices may be read by the threads of the team.
   *
   * @param breath is drawn by the calling thread; what it throws ends the reading
   */
  LayerWeights layer(int layer, Team team, Runnable breath) {
    LayerWeights shared = buffer;
    if (shared == null) {
      return held.get(layer);
    }
    if (inBuffer != layer) {
      inBuffer = -1;
      Linear[] all = Linear.values();
      team.run(
          part -> {
            for (int i = part; i < all.length; i += team.size()) {
              read(shared, layer, all[i], part == 0 ? breath : () -> {});
            }
          });
      inBuffer = layer;
    }
    return shared;
  }

  private void read(LayerWeights to, int layer, Linear linear, Runnable breath) {
    try {
      to.read(model, layer, linear, breath);
    } catch (CorruptTensorFile e) {
      throw new UncheckedIOException(e);
    }
  }

  LayerVectors vectors(int layer) {
    return vectors.get(layer);
  }

  float[] lastNorm() {
    return lastNorm;
  }

  /** How many rows of the output matrix {@link #output} gives at once. */
  int outputPiece() {
    return pieceRows(config);
  }

  /** Some rows of the matrix that makes logits; valid until the next call. */
  Panel output(int from, int rows) {
    if (output != null) {
      return output.rows(from, rows);
    }
    Panel part = piece.rows(0, rows);
    readRows(model.output(), from, part);
    return part;
  }

  /** The vector of a token. */
  void embed(int token, Panel rowOfOne) {
    readRows(model.embedding(), token, rowOfOne);
  }

  private void readRows(String name, int from, Panel to) {
    try {
      model.readRows(name, from, to);
    } catch (CorruptTensorFile e) {
      throw new UncheckedIOException(e);
    }
  }
}
