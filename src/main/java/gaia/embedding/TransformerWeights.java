package gaia.embedding;

import gaia.embedding.TransformerConfig.Family;
import gaia.embedding.TransformerLayer.Norm;
import gaia.tensor.Bf16;
import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import gaia.tensor.Projection;
import gaia.tensor.TensorEntry;
import gaia.tensor.TensorFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All weights of an encoder model, copied out of its file: a file that is exchanged later can do no
 * harm.
 *
 * @param words (vocabulary, hidden)
 * @param positions (positions, hidden), with the vector of the one kind of token added
 * @param distances (buckets, heads); no rows where the model has none
 */
record TransformerWeights(
    Panel words,
    Panel positions,
    Panel distances,
    Norm afterEmbedding,
    List<TransformerLayer> layers) {

  private static final int SHARE_OF_HEAP = 4;

  TransformerWeights {
    layers = List.copyOf(layers);
  }

  /**
   * @param bf16 computes with the large weights; null for single precision
   * @throws CorruptTensorFile when a tensor is missing, has another shape or is not finite
   */
  static TransformerWeights read(TensorFile file, TransformerConfig config, @Nullable Bf16 bf16)
      throws CorruptTensorFile {
    return new Reader(file, config, prefix(file), bf16).read();
  }

  private static String prefix(TensorFile file) {
    for (String prefix : List.of("bert.", "roberta.", "mpnet.")) {
      if (file.has(prefix + "embeddings.word_embeddings.weight")) {
        return prefix;
      }
    }
    return "";
  }

  /** The names of the parts of a layer. */
  private record Names(
      String query, String key, String value, String output, String afterAttention) {

    static final Names USUAL =
        new Names(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "attention.output.LayerNorm");
    static final Names MPNET =
        new Names(
            "attention.attn.q",
            "attention.attn.k",
            "attention.attn.v",
            "attention.attn.o",
            "attention.LayerNorm");
  }

  private record Reader(
      TensorFile file, TransformerConfig config, String prefix, @Nullable Bf16 bf16) {

    TransformerWeights read() throws CorruptTensorFile {
      String embeddings = prefix + "embeddings.";
      Panel words =
          file.matrix(embeddings + "word_embeddings.weight", config.vocabulary(), config.hidden());
      Panel positions =
          file.matrix(
              embeddings + "position_embeddings.weight", config.positions(), config.hidden());
      addTokenType(embeddings + "token_type_embeddings.weight", positions);
      Panel distances =
          config.relativeBuckets() == 0
              ? Panel.allocate(0, config.heads())
              : file.matrix(
                  prefix + "encoder.relative_attention_bias.weight",
                  config.relativeBuckets(),
                  config.heads());
      List<TransformerLayer> layers = new ArrayList<>();
      for (int i = 0; i < config.layers(); i++) {
        layers.add(layer(prefix + "encoder.layer." + i + "."));
      }
      return new TransformerWeights(
          words, positions, distances, norm(embeddings + "LayerNorm"), layers);
    }

    /** Texts stand alone here, so that every token is of the first kind. */
    private void addTokenType(String name, Panel positions) throws CorruptTensorFile {
      TensorEntry entry = file.tensors().get(name);
      if (config.family() == Family.MPNET || entry == null || entry.shape().isEmpty()) {
        return;
      }
      int kinds = entry.shape().get(0);
      float[] first = new float[config.hidden()];
      file.matrix(name, kinds, config.hidden()).get(0, first, 0);
      float[] row = new float[config.hidden()];
      for (int r = 0; r < positions.rows(); r++) {
        positions.get(r, row, 0);
        for (int c = 0; c < row.length; c++) {
          row[c] += first[c];
        }
        positions.put(r, row, 0);
      }
    }

    private TransformerLayer layer(String at) throws CorruptTensorFile {
      Names names = config.family() == Family.MPNET ? Names.MPNET : Names.USUAL;
      int hidden = config.hidden();
      int wide = config.intermediate();
      Panel projection = Panel.allocate(3 * hidden, hidden);
      file.readInto(at + names.query() + ".weight", projection.rows(0, hidden));
      file.readInto(at + names.key() + ".weight", projection.rows(hidden, hidden));
      file.readInto(at + names.value() + ".weight", projection.rows(2 * hidden, hidden));
      float[] queryBias = bias(at + names.query(), hidden);
      divideQueries(projection.rows(0, hidden), queryBias);
      Panel output = file.matrix(at + names.output() + ".weight", hidden, hidden);
      float[] outputBias = bias(at + names.output(), hidden);
      addProduct(output, bias(at + names.value(), hidden), outputBias);
      return new TransformerLayer(
          projection(projection),
          queryBias,
          projection(output),
          outputBias,
          norm(at + names.afterAttention()),
          projection(file.matrix(at + "intermediate.dense.weight", wide, hidden)),
          bias(at + "intermediate.dense", wide),
          projection(file.matrix(at + "output.dense.weight", hidden, wide)),
          bias(at + "output.dense", hidden),
          norm(at + "output.LayerNorm"));
    }

    /** In single precision on the heap, where all layers together take a small part of it. */
    private Projection projection(Panel weights) {
      if (bf16 != null) {
        return bf16.projection(weights);
      }
      long perLayer = 4L * config.hidden() * config.hidden();
      perLayer += 2L * config.hidden() * config.intermediate();
      long bytes = perLayer * config.layers() * Float.BYTES;
      return bytes <= Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP
          ? Projection.packed(weights)
          : Projection.outsideHeap(weights);
    }

    private void divideQueries(Panel queries, float[] bias) {
      double root = Math.sqrt(config.headSize());
      float[] row = new float[queries.columns()];
      for (int r = 0; r < queries.rows(); r++) {
        queries.get(r, row, 0);
        for (int c = 0; c < row.length; c++) {
          row[c] = (float) (row[c] / root);
        }
        queries.put(r, row, 0);
        bias[r] = (float) (bias[r] / root);
      }
    }

    private static void addProduct(Panel matrix, float[] vector, float[] to) {
      float[] row = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.get(r, row, 0);
        to[r] += (float) Vectors.dot(row, vector);
      }
    }

    private float[] bias(String name, int length) throws CorruptTensorFile {
      return file.vector(name + ".bias", length);
    }

    private Norm norm(String name) throws CorruptTensorFile {
      return new Norm(
          file.vector(name + ".weight", config.hidden()),
          file.vector(name + ".bias", config.hidden()));
    }
  }
}
