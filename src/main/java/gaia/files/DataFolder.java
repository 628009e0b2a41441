package gaia.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folders of the house, and the only place that turns a name into a path.
 *
 * @param root {@code GAIA_DATA}, absolute
 */
public record DataFolder(Path root, Path structuredArchives, Path loraAdapters) {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}\\.[a-z]{1,10}");

  public DataFolder {
    root = root.toAbsolutePath().normalize();
    structuredArchives = structuredArchives.toAbsolutePath().normalize();
    loraAdapters = loraAdapters.toAbsolutePath().normalize();
  }

  public static DataFolder at(Path root) {
    return new DataFolder(root, root.resolve("structured_archives"), root.resolve("lora_adapters"));
  }

  public Path conversationArchives() {
    return root.resolve("conversation_archives");
  }

  /** Documents that came over HTTP, under names of our own. */
  public Path documents() {
    return root.resolve("documents");
  }

  /** Where people put documents themselves. */
  public List<Path> watched() {
    return List.of(root.resolve("core-documentation"), root.resolve("raw-data"));
  }

  /** Database, index and caches; can be rebuilt, people need not look here. */
  public Path internal() {
    return root.resolve(".gaia");
  }

  /**
   * The path of a file in one of the folders.
   *
   * @throws IllegalArgumentException when the name could lead out of the folder
   */
  public Path file(Path folder, String name) {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a file name: " + name.length() + " characters");
    }
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IllegalArgumentException("outside its folder");
    }
    return file;
  }

  /** A path as clients see it: relative to the data folder, with forward slashes. */
  public String relative(Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file.getFileName();
    return shown.toString().replace('\\', '/');
  }

  /** Makes the folders. */
  public void create() throws IOException {
    Files.createDirectories(conversationArchives());
    Files.createDirectories(structuredArchives);
    Files.createDirectories(loraAdapters);
    Files.createDirectories(internal());
    Files.createDirectories(documents());
    for (Path folder : watched()) {
      Files.createDirectories(folder);
    }
  }

  /** Writes a file so that after a crash it is there whole or not at all. */
  public static void write(Path target, String content) throws IOException {
    stage(target, content).publish();
  }

  /** Writes text beside its target and forces it to disk, without showing it yet. */
  public static Staged stage(Path target, String content) throws IOException {
    return stage(target, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the content beside its target and forces it to disk, without showing it yet. */
  public static Staged stage(Path target, byte[] content) throws IOException {
    Files.createDirectories(folderOf(target));
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return new Staged(part, target);
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /** A file that is on disk but not yet under its name. */
  public record Staged(Path part, Path target) {

    public void publish() throws IOException {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folderOf(target));
    }

    public void discard() {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // A leftover part file is swept away at the next start.
        part.toFile().deleteOnExit();
      }
    }

    private static void forceFolder(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (java.nio.file.AccessDeniedException e) {
        // Windows does not open folders; its rename is durable without this.
        return;
      }
    }
  }
}
