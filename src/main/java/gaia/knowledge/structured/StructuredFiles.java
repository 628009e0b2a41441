package gaia.knowledge.structured;

import gaia.files.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of structured archives: names, reading, and the rule that what a person edited is
 * never overwritten.
 */
record StructuredFiles(DataFolder folder) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final String ENDING = "_structured.md";
  private static final String BESIDE_ENDING = "_structured_generated.md";

  /** What became of a new version. */
  enum Outcome {
    WRITTEN,
    /** The file says the same already. */
    UNCHANGED,
    /** A person edited the file; the new version lies beside it. */
    WRITTEN_BESIDE,
    /** A person edited both files; the new version was not written. */
    KEPT_BOTH
  }

  record Written(Outcome outcome, Path file) {

    /** Whether the file of the archive says what was to be written. */
    boolean isOwn() {
      return outcome == Outcome.WRITTEN || outcome == Outcome.UNCHANGED;
    }
  }

  static boolean isId(String archiveId) {
    return ID.matcher(archiveId).matches();
  }

  Path file(String archiveId) {
    return folder.file(folder.structuredArchives(), archiveId + ENDING);
  }

  private Path beside(String archiveId) {
    return folder.file(folder.structuredArchives(), archiveId + BESIDE_ENDING);
  }

  /** Every file that may hold something of an archive. */
  List<Path> versions(String archiveId) {
    return List.of(file(archiveId), beside(archiveId));
  }

  /** Ids of all archives that have a file, in no particular order. */
  List<String> ids() throws IOException {
    if (!Files.isDirectory(folder.structuredArchives())) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.structuredArchives())) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(StructuredFiles::isId)
          .forEach(ids::add);
    }
    return ids;
  }

  /** The text of the file; broken characters are replaced. */
  Optional<String> read(String archiveId) throws IOException {
    if (!isId(archiveId)) {
      return Optional.empty();
    }
    return text(file(archiveId));
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Writes a new version, unless a person's work or nothing new stands against it. */
  Written write(String archiveId, StructuredDocument document) throws IOException {
    Path file = file(archiveId);
    Optional<Outcome> first = tryToWrite(file, document);
    if (first.isPresent()) {
      return new Written(first.get(), file);
    }
    Path beside = beside(archiveId);
    boolean lies = tryToWrite(beside, document).isPresent();
    return lies
        ? new Written(Outcome.WRITTEN_BESIDE, beside)
        : new Written(Outcome.KEPT_BOTH, file);
  }

  /** Empty when a person edited the file. */
  private static Optional<Outcome> tryToWrite(Path file, StructuredDocument document)
      throws IOException {
    Optional<String> old = text(file);
    if (old.isPresent() && !Checksum.fits(old.get())) {
      return Optional.empty();
    }
    if (old.isPresent() && saysTheSame(old.get(), document)) {
      return Optional.of(Outcome.UNCHANGED);
    }
    DataFolder.write(file, MarkdownWriter.write(document));
    return Optional.of(Outcome.WRITTEN);
  }

  /** True when only the moment of processing differs. */
  private static boolean saysTheSame(String old, StructuredDocument document) {
    Instant before = MarkdownReader.read(old).head().processed();
    FrontMatter head = document.head();
    FrontMatter asBefore =
        new FrontMatter(
            head.archiveId(),
            head.title(),
            head.campaign(),
            head.created(),
            before,
            head.extractor(),
            head.model(),
            head.promptVersion(),
            head.participants(),
            head.keywords());
    StructuredDocument same =
        new StructuredDocument(
            asBefore, document.title(), document.sections(), document.footnotes());
    return MarkdownWriter.write(same).equals(old.replace("\r\n", "\n"));
  }
}
