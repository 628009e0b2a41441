package gaia.conversation;

import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The raw files of archives: one for programs, one for people. */
@ApplicationScoped
class RawFiles {

  private static final Logger LOG = EscapedLog.of(RawFiles.class);

  @Inject DataFolder data;

  /** Writes those files of an archive to disk that are not there yet, to be shown later. */
  void stage(ArchiveView archive, List<Turn> turns, StagedFiles staged) {
    RawArchive raw = raw(archive, turns);
    try {
      if (!Files.exists(json(archive.id()))) {
        staged.add(DataFolder.stage(json(archive.id()), RawArchiveFile.write(raw)));
      }
      if (!Files.exists(markdown(archive.id()))) {
        staged.add(DataFolder.stage(markdown(archive.id()), RawArchiveFile.toMarkdown(raw)));
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Raw archive files cannot be written", e);
      throw Refusal.noRoom(
          "The archive could not be written to the data folder, so nothing was archived. Check"
              + " that the disk has room and that the folder can be written.");
    }
  }

  /** Puts the files of an archive as it is now in the place of those that are there. */
  void replace(ArchiveView archive, List<Turn> turns) throws IOException {
    RawArchive raw = raw(archive, turns);
    DataFolder.write(json(archive.id()), RawArchiveFile.write(raw));
    DataFolder.write(markdown(archive.id()), RawArchiveFile.toMarkdown(raw));
  }

  static RawArchive raw(ArchiveView archive, List<Turn> turns) {
    return new RawArchive(
        archive.id(),
        archive.conversationId(),
        archive.owner(),
        archive.campaign(),
        archive.title(),
        archive.created(),
        archive.archived(),
        archive.summary(),
        archive.keywords(),
        turns);
  }

  /** Whether both files are there; a process may have ended between the one and the other. */
  boolean areThere(String archiveId) {
    return Files.exists(json(archiveId)) && Files.exists(markdown(archiveId));
  }

  /** How many of the two files are there. */
  long count(String archiveId) {
    return Stream.of(json(archiveId), markdown(archiveId)).filter(Files::exists).count();
  }

  /** Removes both, and what a write of them may have left. */
  void erase(String archiveId) throws IOException {
    Files.deleteIfExists(json(archiveId));
    Files.deleteIfExists(markdown(archiveId));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder(), archiveId + ".*.part")) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  Path json(String archiveId) {
    return data.file(data.conversationArchives(), archiveId + ".json");
  }

  Path markdown(String archiveId) {
    return data.file(data.conversationArchives(), archiveId + ".md");
  }

  Path folder() {
    return data.conversationArchives();
  }

  /** Where unfinished files may have been left by a process that ended without warning. */
  List<Path> writtenFolders() {
    return List.of(data.conversationArchives(), data.structuredArchives());
  }
}
