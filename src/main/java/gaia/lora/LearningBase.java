package gaia.lora;

import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.UnusableModel;
import gaia.lora.tokenizer.ChatTemplate;
import gaia.lora.tokenizer.Tokenizer;
import gaia.lora.tokenizer.UnusableTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A model that adapters are trained for, with how it reads text and chats. */
record LearningBase(BaseModel model, Tokenizer tokenizer, ChatTemplate template) {

  private static final int PIECE = 1 << 20;

  /**
   * @throws UnusableModel when it is damaged or of a kind that cannot be learned into; the message
   *     is for people
   */
  static LearningBase open(Path path) throws UnusableModel {
    return open(path, () -> {});
  }

  /**
   * @param breath is drawn while headers and vocabulary are read; what it throws ends that
   */
  static LearningBase open(Path path, Runnable breath) throws UnusableModel {
    BaseModel model = BaseModel.open(path, breath);
    breath.run();
    try {
      Tokenizer tokenizer =
          model.isGguf() ? Tokenizer.ofGguf(model.metadata()) : Tokenizer.ofFolder(path, breath);
      breath.run();
      if (tokenizer.vocabulary().size() > model.config().vocabulary()) {
        throw new UnusableModel(
            "The tokenizer has %d tokens, the model only %d."
                .formatted(tokenizer.vocabulary().size(), model.config().vocabulary()));
      }
      return new LearningBase(model, tokenizer, ChatTemplate.of(tokenizer.vocabulary()));
    } catch (UnusableTokenizer e) {
      throw new UnusableModel(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The sha-256 of a file, or of the files of a folder with their names, in hexadecimal digits.
   *
   * @param breath is drawn after every mebibyte
   */
  static String fingerprint(Path path, Runnable breath) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files(path)) {
      if (!file.equals(path)) {
        digest.update(
            (file.getFileName() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
          breath.run();
          digest.update(piece, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(safetensors|json)"))
          .sorted()
          .toList();
    }
  }
}
