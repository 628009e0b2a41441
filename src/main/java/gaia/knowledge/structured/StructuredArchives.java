package gaia.knowledge.structured;

import gaia.access.Refusal;
import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The structured archives of one owner, read from their files. Safe with any id. */
@ApplicationScoped
public class StructuredArchives {
  /** Bytes of a file that are read for a list: front matter is at the beginning. */
  private static final int HEAD = 16_384;

  @Inject ConversationManager conversations;
  @Inject DataFolder folder;
  @Inject Tasks tasks;
  @Inject Event<ArchiveEdited> edited;

  /** The newest first. */
  public List<StructuredArchive> list(String owner) {
    return list(conversations.ownedIds(owner));
  }

  /** The same of one campaign; which that is, the database says, not the file. */
  List<StructuredArchive> list(String owner, String campaign) {
    return list(conversations.ownedIds(owner, campaign));
  }

  private List<StructuredArchive> list(Set<String> owned) {
    StructuredFiles files = new StructuredFiles(folder);
    try {
      return files.ids().stream()
          .filter(owned::contains)
          .map(id -> describe(id, files.file(id)))
          .flatMap(Optional::stream)
          .sorted(
              Comparator.comparing(StructuredArchive::modified)
                  .reversed()
                  .thenComparing(StructuredArchive::archiveId))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for a person with whom somebody may share the archive. */
  public Optional<String> readable(String person, String archiveId) {
    return StructuredFiles.isId(archiveId)
        ? content(conversations.readerOf(person, archiveId), archiveId)
        : Optional.empty();
  }

  /** The markdown, or nothing when this owner has no such archive. */
  public Optional<String> content(String owner, String archiveId) {
    if (!StructuredFiles.isId(archiveId) || !conversations.owns(owner, archiveId)) {
      return Optional.empty();
    }
    try {
      return new StructuredFiles(folder).read(archiveId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes what a person made of a structured archive, and has it indexed anew.
   *
   * @param before the text below the front matter that the person began with
   * @param after the text that takes its place
   * @throws Refusal when there is no such archive, it was changed meanwhile, or the text is empty
   *     or too long
   */
  @Transactional
  public void edit(String owner, String archiveId, String before, String after) {
    HandEdit now =
        content(owner, archiveId)
            .map(HandEdit::of)
            .orElseThrow(() -> Refusal.notFound("Structured archive not found"));
    if (!HandEdit.of(before).body().strip().equals(now.body().strip())) {
      throw Refusal.conflict("The archive was changed meanwhile; look at it again first.");
    }
    if (after.isBlank() || after.length() > HandEdit.LONGEST) {
      throw Refusal.invalid("The text must have 1 to %d characters.".formatted(HandEdit.LONGEST));
    }
    try {
      DataFolder.write(new StructuredFiles(folder).file(archiveId), now.with(after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ArchiveView archive = conversations.archive(owner, archiveId).orElseThrow();
    tasks.submit(
        new NewTask(
            "embed_document",
            StructuredSource.NAME + ":" + archiveId,
            archive.owner(),
            archive.campaign(),
            Map.of("source", StructuredSource.NAME, "group", archiveId, "archive_id", archiveId)));
    edited.fire(new ArchiveEdited(archiveId, archive.owner(), archive.campaign()));
  }

  /** Empty when the file went away meanwhile. */
  private Optional<StructuredArchive> describe(String archiveId, Path file) {
    try {
      FrontMatter head = MarkdownReader.read(beginning(file)).head();
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return Optional.of(
          new StructuredArchive(
              archiveId,
              file.getFileName().toString(),
              folder.relative(file),
              modified.truncatedTo(ChronoUnit.SECONDS),
              Files.size(file),
              head.title(),
              head.campaign(),
              head.created(),
              head.keywords()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
    }
  }
}
