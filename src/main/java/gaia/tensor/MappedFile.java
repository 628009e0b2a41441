package gaia.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A whole file, mapped into memory in pieces of 1 GiB and read by copying, within its bounds. */
final class MappedFile {

  private static final long PIECE = 1L << 30;

  private final Path path;
  private final long size;
  private final List<ByteBuffer> pieces = new ArrayList<>();

  MappedFile(Path path) throws CorruptTensorFile {
    this(path, PIECE);
  }

  MappedFile(Path path, long piece) throws CorruptTensorFile {
    this.path = path;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      size = channel.size();
      for (long start = 0; start < size; start += piece) {
        pieces.add(channel.map(MapMode.READ_ONLY, start, Math.min(piece, size - start)));
      }
    } catch (IOException e) {
      throw new CorruptTensorFile(path, "it cannot be read: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** Fills the array with the bytes from a position on. */
  void read(long position, byte[] to, int length) throws CorruptTensorFile {
    if (position < 0 || length < 0 || length > to.length || position > size - length) {
      throw new CorruptTensorFile(
          path, "it ends at byte %d, before %d + %d".formatted(size, position, length));
    }
    if (length == 0) {
      return;
    }
    long piece = pieces.get(0).capacity();
    int done = 0;
    try {
      while (done < length) {
        ByteBuffer from = pieces.get((int) ((position + done) / piece));
        int within = (int) ((position + done) % piece);
        int part = Math.min(length - done, from.capacity() - within);
        from.get(within, to, done, part);
        done += part;
      }
    } catch (InternalError e) {
      // What the Java runtime makes of a page that is gone.
      throw new CorruptTensorFile(path, "it became shorter while it was read", e);
    }
  }
}
