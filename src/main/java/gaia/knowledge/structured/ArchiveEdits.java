package gaia.knowledge.structured;

import gaia.conversation.ConversationManager;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.Extraction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people made of structured archives, in the pages, over HTTP or in an editor of their own.
 * Reads the files on the caller's thread.
 */
@ApplicationScoped
@Transactional
public class ArchiveEdits {

  /** What stands for a file that is not there. */
  private static final String NO_FILE = "no file";

  @Inject ExtractionRepository extractions;
  @Inject ConversationManager conversations;
  @Inject DataFolder folder;

  /**
   * A file as it was looked at.
   *
   * @param stamp another one means that the file may say something else
   * @param edits empty where nobody edited it
   */
  public record Read(String stamp, Instant modified, List<ArchiveEdit> edits) {

    public Read {
      edits = List.copyOf(edits);
    }
  }

  /** What was done to one archive, whoever owns it, for tasks that work on it. */
  public Read read(String archiveId) {
    StructuredFiles files = new StructuredFiles(folder);
    try {
      // The stamp comes first: a change from here on gives another one.
      String stamp = stamp(files.file(archiveId));
      Optional<String> text = files.read(archiveId);
      if (text.isEmpty() || Checksum.fits(text.get()) || text.get().length() > HandEdit.LONGEST) {
        return new Read(stamp, Instant.EPOCH, List.of());
      }
      Instant modified = Files.getLastModifiedTime(files.file(archiveId)).toInstant();
      return new Read(stamp, modified, edits(archiveId, MarkdownReader.read(text.get())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ArchiveEdit> edits(String archiveId, StructuredDocument edited) {
    return extractions
        .find(archiveId)
        .flatMap(this::written)
        .map(written -> EditComparison.between(written, edited))
        .orElse(List.of());
  }

  /** What the house wrote; made again from what was found where it was not kept. */
  private Optional<StructuredDocument> written(StoredExtraction row) {
    if (row.written != null) {
      return Optional.of(MarkdownReader.read(row.written));
    }
    Extraction found = row.extraction();
    return conversations
        .transcript(row.archiveId)
        .map(transcript -> DocumentBuilder.build(transcript, found, row.extracted))
        .map(MarkdownWriter::write)
        .map(MarkdownReader::read);
  }

  /** The stamps of all files that are there, by archive. */
  public Map<String, String> stamps() {
    StructuredFiles files = new StructuredFiles(folder);
    Map<String, String> stamps = new HashMap<>();
    try {
      for (String id : files.ids()) {
        stamps.put(id, stamp(files.file(id)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stamps;
  }

  private static String stamp(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file)
        : NO_FILE;
  }
}
