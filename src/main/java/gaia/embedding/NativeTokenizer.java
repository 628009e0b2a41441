package gaia.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any {@code tokenizer.json}, by the library that such files are made with. */
final class NativeTokenizer implements Tokenizer {

  private static final long LARGEST = 64L << 20;

  private final HuggingFaceTokenizer tokenizer;

  private NativeTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * @throws BrokenModel when the file is no tokenizer
   * @throws LinkageError when there is no native library for this platform
   */
  static NativeTokenizer load(Path file, int most) throws BrokenModel {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BrokenModel(file, "it is larger than " + LARGEST + " bytes");
      }
      return new NativeTokenizer(
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optAddSpecialTokens(true)
              .optTruncation(true)
              .optPadding(false)
              .optMaxLength(most)
              .build());
    } catch (BrokenModel e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BrokenModel(file, "it is no tokenizer", e);
    }
  }

  @Override
  public int[] tokens(String text, int most) {
    long[] ids = ids(text);
    int[] tokens = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      tokens[i] = Math.toIntExact(ids[i]);
    }
    return tokens;
  }

  /** The library tells faults of its file only when a text needs the part that is wrong. */
  private long[] ids(String text) {
    try {
      return tokenizer.encode(text).getIds();
    } catch (RuntimeException e) {
      throw new EncoderUnavailable("tokenizer.json cannot cut this text: " + e.getMessage(), e);
    }
  }
}
