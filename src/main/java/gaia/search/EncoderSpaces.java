package gaia.search;

import gaia.embedding.CorruptSpaceFile;
import gaia.embedding.SpaceFile;
import gaia.embedding.TextEncoder;
import gaia.embedding.WordSpace;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The space that questions are asked in, and the next one while documents are being moved to it.
 * Until the move is done every document has vectors of both, so that no question finds a gap.
 */
final class EncoderSpaces {

  private static final System.Logger LOG = System.getLogger(EncoderSpaces.class.getName());

  private final Path activeFile;
  private final Path nextFile;
  private @Nullable WordSpace active;
  private @Nullable WordSpace next;

  private EncoderSpaces(Path folder) {
    activeFile = folder.resolve("words.space");
    nextFile = folder.resolve("words-next.space");
  }

  static EncoderSpaces load(Path folder) throws IOException {
    Files.createDirectories(folder);
    EncoderSpaces spaces = new EncoderSpaces(folder);
    spaces.active = read(spaces.activeFile);
    spaces.next = read(spaces.nextFile);
    return spaces;
  }

  private static @Nullable WordSpace read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return SpaceFile.read(file);
    } catch (CorruptSpaceFile e) {
      LOG.log(
          Level.WARNING,
          "{0} is ignored: {1}. Search works by words alone until the space is learned again.",
          file.getFileName(),
          e.getMessage());
      Files.delete(file);
      return null;
    }
  }

  synchronized Optional<WordSpace> active() {
    return Optional.ofNullable(active);
  }

  synchronized Optional<WordSpace> next() {
    return Optional.ofNullable(next);
  }

  /** The spaces that a document needs vectors of at present. */
  synchronized List<TextEncoder> live() {
    List<TextEncoder> spaces = new ArrayList<>();
    if (active != null) {
      spaces.add(active);
    }
    if (next != null && (active == null || !next.spaceId().equals(active.spaceId()))) {
      spaces.add(next);
    }
    return spaces;
  }

  /** From now on documents get vectors of this space as well. */
  synchronized void prepare(WordSpace space) throws IOException {
    SpaceFile.write(space, nextFile);
    next = space;
  }

  /** From now on questions are asked in the space that was prepared. */
  synchronized void activateNext() throws IOException {
    if (next != null) {
      Files.move(
          nextFile,
          activeFile,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      active = next;
      next = null;
    }
  }

  /** There is too little to learn from: words alone decide. */
  synchronized void forget() throws IOException {
    Files.deleteIfExists(activeFile);
    Files.deleteIfExists(nextFile);
    active = null;
    next = null;
  }
}
