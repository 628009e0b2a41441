package gaia.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folder {@code conversation_archives} of the original GAIA: {@code summaries_index.json} and
 * one {@code <id>.md} per conversation. Its times have no zone; they are taken to be of the given
 * one. What cannot be read is refused, nothing is thrown but what the consumer throws.
 */
final class OriginalGaiaImport {

  static final String INDEX = "summaries_index.json";

  private final ZoneId zone;

  OriginalGaiaImport(ZoneId zone) {
    this.zone = zone;
  }

  /** Reads files in the order in which they come; the index may stand anywhere among them. */
  void readParts(Iterator<ImportPart> parts, Consumer<ImportItem> items) {
    OriginalGaiaUpload upload = new OriginalGaiaUpload(zone, items);
    while (parts.hasNext()) {
      ImportPart part = parts.next();
      upload.file(baseName(part.fileName()), part.content());
    }
    upload.end();
  }

  /**
   * Reads the files of a folder that the caller trusts, by name, without following links. Archives
   * of this application, which have a {@code .json} beside them, are left out.
   */
  void readFolder(Path folder, Consumer<ImportItem> items) {
    OriginalGaiaUpload upload = new OriginalGaiaUpload(zone, items);
    try {
      Path index = folder.resolve(INDEX);
      if (isFile(index)) {
        file(index, upload, items);
      }
      for (Path file : archives(folder)) {
        file(file, upload, items);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      items.accept(new ImportItem.Refused(null, "The folder could not be read to its end."));
    }
    upload.end();
  }

  private static List<Path> archives(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.md")) {
      for (Path file : found) {
        if (isFile(file) && !isFile(twin(file)) && files.size() < ContentLimits.CONVERSATIONS) {
          files.add(file);
        }
      }
    }
    files.sort(null);
    return files;
  }

  private static Path twin(Path file) {
    String name = baseName(file.toString());
    return file.resolveSibling(name.substring(0, name.length() - ".md".length()) + ".json");
  }

  private static void file(Path file, OriginalGaiaUpload upload, Consumer<ImportItem> items) {
    String name = baseName(file.toString());
    InputStream opened;
    try {
      opened = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      items.accept(new ImportItem.Refused(null, name + " could not be opened."));
      return;
    }
    try (InputStream in = opened) {
      upload.file(name, in);
    } catch (IOException e) {
      // Only closing can fail here; what was read has been handed on.
      return;
    }
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String baseName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
