package gaia.embedding;

import gaia.configuration.EscapedLog;
import gaia.tensor.Attention;
import gaia.tensor.Bf16;
import gaia.tensor.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A model of the BERT family from a folder in the layout of Hugging Face. */
final class TransformerEncoder implements TextEncoder {

  private static final System.Logger LOG = EscapedLog.system(TransformerEncoder.class);
  private static final String WEIGHTS = "model.safetensors";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String VOCABULARY = "vocab.txt";

  /** Multiplications and additions of one product: a few milliseconds of one core. */
  private static final long STEP = 300_000_000L;

  /** Cut into tokens before the layers see them; it takes a few milliseconds. */
  private static final int TEXTS_AT_ONCE = 64;

  private static final int FEWEST_ROWS = 48;

  /** Steps of whole tiles: what a packed projection does at once. */
  private static final int ROWS_OF_A_TILE = 6;

  private static final int MOST_ROWS = 512;

  private final String spaceId;
  private final TransformerConfig config;
  private final EncoderRecipe recipe;
  private final Tokenizer tokenizer;
  private final TransformerWeights weights;
  private final Attention.Gains distances;
  private final Queue<TransformerPass> idle = new ConcurrentLinkedQueue<>();
  private final int step;

  private TransformerEncoder(
      String spaceId,
      TransformerConfig config,
      EncoderRecipe recipe,
      Tokenizer tokenizer,
      TransformerWeights weights) {
    this.spaceId = spaceId;
    this.config = config;
    this.recipe = recipe;
    this.tokenizer = tokenizer;
    this.weights = weights;
    this.distances = Distances.gains(weights.distances(), recipe.mostTokens());
    long perRow = 2L * config.hidden() * Math.max(config.intermediate(), 3 * config.hidden());
    int rows = (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, STEP / perRow));
    this.step = rows / ROWS_OF_A_TILE * ROWS_OF_A_TILE;
  }

  /**
   * Reads all weights and tries the model once.
   *
   * @throws BrokenModel when anything about the folder does not fit; the message names the file
   */
  static TransformerEncoder load(Path path) throws BrokenModel {
    return load(path, null);
  }

  /**
   * @param bf16 computes with the large weights; null for single precision
   */
  static TransformerEncoder load(Path path, @Nullable Bf16 bf16) throws BrokenModel {
    ModelFolder folder = new ModelFolder(path);
    TransformerConfig config = TransformerConfig.read(folder);
    EncoderRecipe recipe = EncoderRecipe.read(folder, config);
    if (!folder.has(WEIGHTS) && folder.has("pytorch_model.bin")) {
      throw new BrokenModel(path, "it has pytorch_model.bin only; convert it to " + WEIGHTS);
    }
    Path file = folder.required(WEIGHTS);
    Tokenizer tokenizer = tokenizer(folder, config, recipe);
    try {
      TransformerWeights weights = TransformerWeights.read(TensorFile.open(file), config, bf16);
      String id = "model-" + digest(folder, recipe).substring(0, 16);
      TransformerEncoder encoder = new TransformerEncoder(id, config, recipe, tokenizer, weights);
      encoder.tryOut(file);
      return encoder;
    } catch (BrokenModel e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenModel(e);
    } catch (OutOfMemoryError e) {
      throw new BrokenModel(
          file, "it does not fit into memory; raise -XX:MaxDirectMemorySize in jvm.options", e);
    }
  }

  private static Tokenizer tokenizer(
      ModelFolder folder, TransformerConfig config, EncoderRecipe recipe) throws BrokenModel {
    if (folder.has(TOKENIZER)) {
      try {
        return NativeTokenizer.load(folder.file(TOKENIZER), recipe.mostTokens());
      } catch (LinkageError e) {
        LOG.log(Level.INFO, "No native tokenizer on this platform, {0}: {1}", TOKENIZER, e);
      }
    }
    if (!folder.has(VOCABULARY)) {
      throw new BrokenModel(
          folder.path(), "it has neither a usable " + TOKENIZER + " nor " + VOCABULARY);
    }
    return WordPiece.load(folder.file(VOCABULARY), config.vocabulary(), recipe.lowerCase());
  }

  /** Changes with everything that changes a vector. */
  private static String digest(ModelFolder folder, EncoderRecipe recipe) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (String name : List.of("config.json", WEIGHTS, TOKENIZER, VOCABULARY)) {
        if (folder.has(name)) {
          try (InputStream in = Files.newInputStream(folder.file(name))) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              digest.update(buffer, 0, n);
            }
          }
        }
      }
      digest.update(recipe.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void tryOut(Path file) throws BrokenModel {
    try {
      float[] vector = encodeQuery("A text to try the model with: 1, 2, 3.");
      if (Vectors.dot(vector, vector) < 0.5) {
        throw new BrokenModel(file, "it makes vectors that are not finite, or all zero");
      }
    } catch (EncoderUnavailable e) {
      throw new BrokenModel(file, e.getMessage() == null ? "" : e.getMessage(), e);
    }
  }

  @Override
  public String spaceId() {
    return spaceId;
  }

  @Override
  public int dimension() {
    return config.hidden();
  }

  @Override
  public List<float[]> encode(List<String> passages) {
    return encode(passages, () -> {});
  }

  @Override
  public List<float[]> encode(List<String> passages, Runnable breathe) {
    return encode(recipe.passagePrefix(), passages, breathe);
  }

  @Override
  public float[] encodeQuery(String query) {
    return encode(recipe.queryPrefix(), List.of(query), () -> {}).get(0);
  }

  private List<float[]> encode(String prefix, List<String> texts, Runnable breathe) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int start = 0; start < texts.size(); start += TEXTS_AT_ONCE) {
      List<String> some = texts.subList(start, Math.min(texts.size(), start + TEXTS_AT_ONCE));
      List<int[]> tokens = some.stream().map(text -> tokens(prefix, text)).toList();
      breathe.run();
      vectors.addAll(encodeTokens(tokens, breathe));
    }
    return vectors;
  }

  /** The vectors of texts that were cut into tokens already; zeros for one without tokens. */
  List<float[]> encodeTokens(List<int[]> texts, Runnable breathe) {
    TransformerPass known = idle.poll();
    TransformerPass pass = known == null ? newPass() : known;
    try {
      List<float[]> vectors = new ArrayList<>(texts.size());
      List<int[]> group = new ArrayList<>();
      int rows = 0;
      for (int[] tokens : texts) {
        if (rows > 0 && rows + tokens.length > step) {
          addVectors(pass, group, vectors, breathe);
          rows = 0;
        }
        group.add(tokens);
        rows += tokens.length;
      }
      addVectors(pass, group, vectors, breathe);
      return vectors;
    } finally {
      idle.add(pass);
    }
  }

  private int rowsAtOnce() {
    return Math.max(step, recipe.mostTokens());
  }

  private TransformerPass newPass() {
    return new TransformerPass(config, weights, distances, rowsAtOnce(), recipe.mostTokens(), step);
  }

  private int[] tokens(String prefix, String text) {
    if (text.isBlank()) {
      return new int[0];
    }
    int[] tokens = tokenizer.tokens(prefix + text, recipe.mostTokens());
    for (int token : tokens) {
      if (token < 0 || token >= config.vocabulary()) {
        throw new EncoderUnavailable(
            "the tokenizer makes token %d, and the model knows %d"
                .formatted(token, config.vocabulary()),
            null);
      }
    }
    return tokens.length <= recipe.mostTokens()
        ? tokens
        : java.util.Arrays.copyOf(tokens, recipe.mostTokens());
  }

  private void addVectors(
      TransformerPass pass, List<int[]> group, List<float[]> to, Runnable breathe) {
    List<int[]> texts = group.stream().filter(tokens -> tokens.length > 0).toList();
    float[][] vectors =
        texts.isEmpty() ? new float[0][] : pass.encode(texts, recipe.pooling(), breathe);
    int next = 0;
    for (int[] tokens : group) {
      to.add(tokens.length == 0 ? new float[dimension()] : unit(vectors[next++]));
    }
    group.clear();
  }

  /** A vector that overflowed says nothing, and must not spoil what it is compared with. */
  private static float[] unit(float[] vector) {
    double square = Vectors.dot(vector, vector);
    return Double.isFinite(square) ? Vectors.unit(vector) : new float[vector.length];
  }
}
