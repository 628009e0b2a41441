package gaia.lora;

import gaia.files.DataFolder;
import gaia.tensor.Panel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training on disk, whole or not at all: the losses, which also say how far it is, then adapter
 * and optimiser. A file that is damaged, or belongs to another plan, counts as none. Written and
 * read in pieces, with a breath between them: what it throws leaves the checkpoint as it was.
 */
final class Checkpoint {

  private static final String FORMAT = "gaia-lora-checkpoint-1";
  private static final int PIECE = 1 << 16;

  /** So much is forced to disk at once; a disk that is slow is not waited for long. */
  private static final int FORCED = 2 << 20;

  private final Path file;
  private final String fingerprint;

  /**
   * @param fingerprint of everything that determines the training
   */
  Checkpoint(Path file, String fingerprint) {
    this.file = file;
    this.fingerprint = fingerprint;
  }

  /**
   * @throws IOException when the disk is full or gone; the checkpoint before is still there then
   */
  void write(Training training, Runnable breath) throws IOException {
    DataFolder.Staged staged = DataFolder.stage(file, new byte[0]);
    boolean published = false;
    try {
      try (FileChannel channel = FileChannel.open(staged.part(), StandardOpenOption.WRITE)) {
        write(training, channel, breath);
        channel.force(true);
      }
      staged.publish();
      published = true;
    } finally {
      if (!published) {
        staged.discard();
      }
    }
  }

  private void write(Training training, FileChannel channel, Runnable breath) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32());
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, PIECE));
    out.writeUTF(FORMAT);
    out.writeUTF(fingerprint);
    out.writeInt(training.done());
    for (double loss : training.losses()) {
      out.writeDouble(loss);
    }
    long forced = 0;
    for (Panel matrix : training.adapter().matrices()) {
      forced = force(channel, forced, breath);
      float[] row = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.get(r, row, 0);
        writeAll(out, row);
      }
    }
    for (float[] state : training.optimiser().state()) {
      forced = force(channel, forced, breath);
      writeAll(out, state);
    }
    out.flush();
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  private static long force(FileChannel channel, long forced, Runnable breath) throws IOException {
    breath.run();
    if (channel.position() - forced < FORCED) {
      return forced;
    }
    channel.force(false);
    return channel.position();
  }

  private static void writeAll(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeInt(Float.floatToRawIntBits(value));
    }
  }

  /**
   * Takes a training that has just begun to where the checkpoint is; false when there is none. What
   * the breath throws may leave the training half filled, and so of no use.
   */
  boolean restore(Training training, Runnable breath) throws IOException {
    if (!isWhole(breath)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), PIECE))) {
      if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(fingerprint)) {
        return false;
      }
      List<Double> losses = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        losses.add(in.readDouble());
      }
      for (Panel matrix : training.adapter().matrices()) {
        breath.run();
        float[] row = new float[matrix.columns()];
        for (int r = 0; r < matrix.rows(); r++) {
          readAll(in, row);
          matrix.put(r, row, 0);
        }
      }
      for (float[] state : training.optimiser().state()) {
        breath.run();
        readAll(in, state);
      }
      training.resumeAt(losses);
      return true;
    }
  }

  private boolean isWhole(Runnable breath) throws IOException {
    CheckedInputStream checked;
    try {
      checked = new CheckedInputStream(Files.newInputStream(file), new CRC32());
    } catch (NoSuchFileException e) {
      return false;
    }
    try (DataInputStream in = new DataInputStream(checked)) {
      byte[] piece = new byte[PIECE];
      long left = Files.size(file) - Long.BYTES;
      while (left > 0) {
        breath.run();
        int count = (int) Math.min(left, piece.length);
        in.readFully(piece, 0, count);
        left -= count;
      }
      long sum = checked.getChecksum().getValue();
      return left == 0 && in.readLong() == sum;
    } catch (EOFException e) {
      return false;
    }
  }

  private static void readAll(DataInputStream in, float[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(in.readInt());
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
