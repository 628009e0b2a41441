package gaia.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder for what a server keeps for itself. Servers that share a data folder each get one: the
 * first that no other holds. The operating system gives it free when the process ends, however.
 */
final class OwnFolder implements Closeable {

  private static final int MOST = 64;

  private final Path path;
  private final FileChannel channel;

  private OwnFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the shared folder itself, or the first of its {@code server-N} that is free.
   *
   * @throws IOException when none is free or the folder cannot be written
   */
  static OwnFolder claim(Path shared) throws IOException {
    for (int number = 1; number <= MOST; number++) {
      Path folder = number == 1 ? shared : shared.resolve("server-" + number);
      OwnFolder claimed = tryClaim(Files.createDirectories(folder));
      if (claimed != null) {
        return claimed;
      }
    }
    throw new IOException("%d servers hold an index in this data folder".formatted(MOST));
  }

  private static @Nullable OwnFolder tryClaim(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new OwnFolder(folder, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held within this process: as good as held by another.
      channel.close();
      return null;
    }
    channel.close();
    return null;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
