package gaia.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder as a crash would leave it: what is on disk now, without any lock. */
final class CopiedFolder {

  private CopiedFolder() {}

  static Path of(Path folder) throws IOException {
    Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
    for (Path file : files(folder)) {
      Path target = copy.resolve(folder.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return copy;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("write.lock"))
          .sorted()
          .toList();
    }
  }
}
