package gaia.document;

import gaia.access.Refusal;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

/** The files that documents are made from. */
@ApplicationScoped
class Originals {

  @Inject DataFolder folder;

  /** An upload in its place; nothing in the path comes from the client. */
  Path store(byte[] content, DocumentFormat format) {
    Path target = folder.file(folder.documents(), UUID.randomUUID() + "." + format.ending());
    try {
      DataFolder.stage(target, content).publish();
      return target;
    } catch (IOException e) {
      throw Refusal.noRoom("The document cannot be stored: the data folder cannot be written.");
    }
  }

  /** Removes an upload that nothing refers to any more. */
  void discard(String path) {
    try {
      Files.deleteIfExists(resolve(path, () -> new IllegalArgumentException("not a path")));
    } catch (IOException e) {
      throw new UncheckedIOException("an original cannot be removed", e);
    }
  }

  /** The path as the database keeps it. */
  String relative(Path original) {
    return folder.relative(original);
  }

  /**
   * The original of a document.
   *
   * @throws UnreadableDocument when it is not there or leads out of the data folder
   */
  Path locate(String path) {
    Path file =
        resolve(path, () -> new UnreadableDocument("The file lies outside the data folder."));
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableDocument("The file is not there any more.");
    }
    return file;
  }

  private <E extends RuntimeException> Path resolve(String path, Supplier<E> fault) {
    Path file = folder.root().resolve(path).normalize();
    if (!file.startsWith(folder.root())) {
      throw fault.get();
    }
    return file;
  }

  /** SHA-256 of a file as 64 hexadecimal digits. */
  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String hash(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
