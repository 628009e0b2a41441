package gaia.search;

import gaia.configuration.EscapedLog;
import gaia.embedding.CorruptSpaceFile;
import gaia.embedding.EncoderChoice;
import gaia.embedding.SpaceFile;
import gaia.embedding.TextEncoder;
import gaia.embedding.WordSpace;
import gaia.files.DataFolder;
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

  private static final System.Logger LOG = EscapedLog.system(EncoderSpaces.class);

  private final Path activeFile;
  private final Path nextFile;
  private final Path givenFile;
  private final Path keptFile;
  private final @Nullable TextEncoder given;
  private @Nullable TextEncoder active;
  private @Nullable TextEncoder next;

  private EncoderSpaces(Path folder, EncoderChoice choice) {
    activeFile = folder.resolve("words.space");
    nextFile = folder.resolve("words-next.space");
    givenFile = folder.resolve("given.space");
    keptFile = folder.resolve("words-kept.space");
    given = choice instanceof EncoderChoice.Given model ? model.encoder() : null;
  }

  static EncoderSpaces load(Path folder) throws IOException {
    return load(folder, new EncoderChoice.Learned());
  }

  static EncoderSpaces load(Path folder, EncoderChoice choice) throws IOException {
    Files.createDirectories(folder);
    EncoderSpaces spaces = new EncoderSpaces(folder, choice);
    TextEncoder given = spaces.given;
    boolean moved = given != null && given.spaceId().equals(spaces.movedTo());
    spaces.active = moved ? given : read(spaces.activeFile);
    // From the first moment on, so that nothing is missed while documents are moved to it.
    spaces.next = given == null ? read(spaces.nextFile) : moved ? null : given;
    return spaces;
  }

  /** The given encoder that all documents have vectors of; none after a change back to words. */
  private String movedTo() throws IOException {
    return Files.exists(givenFile) ? Files.readString(givenFile).strip() : "";
  }

  /** The encoder that the settings give. */
  Optional<TextEncoder> given() {
    return Optional.ofNullable(given);
  }

  /** True when the settings ask for another encoder than the one that questions are asked in. */
  synchronized boolean wantsChange() {
    return given != null && given != active;
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

  synchronized Optional<TextEncoder> active() {
    return Optional.ofNullable(active);
  }

  synchronized Optional<TextEncoder> next() {
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
  synchronized void prepare(TextEncoder space) throws IOException {
    if (space instanceof WordSpace words) {
      SpaceFile.write(words, nextFile);
    }
    next = space;
  }

  /** From now on questions are asked in the space that was prepared. */
  synchronized void activateNext() throws IOException {
    if (next == null) {
      return;
    }
    if (next instanceof WordSpace) {
      Files.move(
          nextFile,
          activeFile,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(givenFile);
      forgetKept();
    } else {
      DataFolder.write(givenFile, next.spaceId());
      // Its vectors are no longer kept up to date, but it need not be learned again.
      if (Files.exists(activeFile)) {
        Files.move(activeFile, keptFile, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    active = next;
    next = null;
  }

  /** Throws away what was learned from texts; an encoder that the settings give stays. */
  synchronized void forgetLearned() throws IOException {
    Files.deleteIfExists(activeFile);
    Files.deleteIfExists(nextFile);
    forgetKept();
    active = active instanceof WordSpace ? null : active;
    next = next instanceof WordSpace ? null : next;
  }

  /**
   * The space that served before a given encoder took over. Texts can be moved back to it when that
   * encoder cannot be used.
   */
  synchronized Optional<WordSpace> kept() throws IOException {
    return Optional.ofNullable(read(keptFile));
  }

  /** Something was removed: its words must not come back. */
  synchronized void forgetKept() throws IOException {
    Files.deleteIfExists(keptFile);
  }

  /** There is too little to learn from: words alone decide. */
  synchronized void forget() throws IOException {
    Files.deleteIfExists(activeFile);
    Files.deleteIfExists(nextFile);
    forgetKept();
    active = null;
    next = null;
  }
}
