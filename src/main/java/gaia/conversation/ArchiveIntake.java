package gaia.conversation;

import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Brings raw files and database together at every start: files that the database does not know are
 * taken in, files that are missing are written, leftovers of writes that never finished are swept.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ArchiveIntake {

  private static final Logger LOG = EscapedLog.of(ArchiveIntake.class);

  @Inject ArchiveLedger ledger;
  @Inject IntakeRepository known;
  @Inject RawFiles files;
  @Inject Imports imports;

  @PostConstruct
  void reconcile() {
    sweep();
    // Files first: what another server archives meanwhile is then known by the time it is judged.
    List<Path> found = rawFiles(".json");
    Set<String> ids = new HashSet<>(known.archiveIds());
    for (Path file : found) {
      String id = nameOf(file);
      if (!id.equals("summaries_index") && !ids.contains(id)) {
        takeIn(file);
      }
    }
    ids.stream().filter(id -> !files.areThere(id)).forEach(this::writeAnew);
    imports.originalFolder(files.folder());
  }

  private void sweep() {
    for (Path leftover : leftovers()) {
      try {
        Files.deleteIfExists(leftover);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "An unfinished file cannot be removed", e);
      }
    }
  }

  private List<Path> leftovers() {
    return files.writtenFolders().stream()
        .flatMap(folder -> endingWith(".part", folder).stream())
        .toList();
  }

  private List<Path> rawFiles(String ending) {
    return endingWith(ending, files.folder());
  }

  private static List<Path> endingWith(String ending, Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a folder of archives cannot be read", e);
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.lastIndexOf('.'));
  }

  private void takeIn(Path file) {
    StagedFiles none = new StagedFiles();
    try {
      RawArchive raw = read(file);
      if (!raw.id().equals(nameOf(file))) {
        throw new UnreadableArchive("the id inside differs from the name of the file");
      }
      ledger.takeIn(raw, none);
      LOG.info(() -> "Taken in: archive " + raw.id());
    } catch (UnreadableArchive | IOException e) {
      LOG.warning(
          () ->
              "Not taken in: %s (%s). The file is left as it is."
                  .formatted(file.getFileName(), e.getMessage()));
    }
  }

  private static RawArchive read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return RawArchiveFile.read(in);
    }
  }

  private void writeAnew(String archiveId) {
    StagedFiles staged = new StagedFiles();
    known.stage(archiveId, staged);
    staged.publish();
    LOG.info(() -> "Raw files written anew: archive " + archiveId);
  }

  /** What the intake needs from the database, in transactions of its own. */
  @jakarta.enterprise.context.ApplicationScoped
  @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.REQUIRES_NEW)
  static class IntakeRepository {
    @Inject ArchiveRepository archives;
    @Inject ConversationRepository conversations;
    @Inject RawFiles files;

    List<String> archiveIds() {
      return archives.ids();
    }

    void stage(String archiveId, StagedFiles staged) {
      archives
          .find(archiveId)
          .map(Archive::view)
          .ifPresent(
              archive ->
                  files.stage(archive, conversations.turns(archive.conversationId()), staged));
    }
  }
}
