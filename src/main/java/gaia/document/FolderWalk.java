package gaia.document;

import gaia.files.DataFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the documents below a folder. Links are not followed, hidden files and formats that are not
 * read are left out.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

  private static final int MOST_FILES = 100_000;
  private static final int LONGEST_PATH = 1000;

  private final Path folder;
  private final DataFolder data;
  private final List<FolderChanges.Seen> found = new ArrayList<>();

  private FolderWalk(Path folder, DataFolder data) {
    this.folder = folder;
    this.data = data;
  }

  /**
   * The documents below the folder.
   *
   * @throws IOException when any part cannot be read: what is not seen must not count as gone
   */
  static List<FolderChanges.Seen> files(Path folder, DataFolder data) throws IOException {
    FolderWalk walk = new FolderWalk(folder, data);
    Files.walkFileTree(folder, walk);
    return walk.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return isHidden(directory) && !directory.equals(folder)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String path = data.relative(file);
    if (attributes.isRegularFile()
        && !isHidden(file)
        && path.length() <= LONGEST_PATH
        && DocumentFormat.of(path).isPresent()) {
      if (found.size() >= MOST_FILES) {
        throw new IOException("more than %d documents in %s".formatted(MOST_FILES, folder));
      }
      found.add(
          new FolderChanges.Seen(
              path,
              attributes.size(),
              attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS)));
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }
}
