package gaia.lora;

import gaia.files.DataFolder;
import gaia.tensor.Panel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A training on disk, whole or not at all: the losses, which also say how far it is, then adapter
 * and optimiser. A file that is damaged, or belongs to another plan, counts as none.
 */
final class Checkpoint {

  private static final String FORMAT = "gaia-lora-checkpoint-1";

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
  void write(Training training) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(fingerprint);
      out.writeInt(training.done());
      for (double loss : training.losses()) {
        out.writeDouble(loss);
      }
      for (Panel matrix : training.adapter().matrices()) {
        float[] row = new float[matrix.columns()];
        for (int r = 0; r < matrix.rows(); r++) {
          matrix.get(r, row, 0);
          writeAll(out, row);
        }
      }
      for (float[] state : training.optimiser().state()) {
        writeAll(out, state);
      }
      CRC32 sum = new CRC32();
      sum.update(bytes.toByteArray());
      out.writeLong(sum.getValue());
    }
    DataFolder.stage(file, bytes.toByteArray()).publish();
  }

  private static void writeAll(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeInt(Float.floatToRawIntBits(value));
    }
  }

  /** Takes a training that has just begun to where the checkpoint is; false when there is none. */
  boolean restore(Training training) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return false;
    }
    if (!isWhole(bytes)) {
      return false;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(fingerprint)) {
      return false;
    }
    List<Double> losses = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      losses.add(in.readDouble());
    }
    for (Panel matrix : training.adapter().matrices()) {
      float[] row = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        readAll(in, row);
        matrix.put(r, row, 0);
      }
    }
    for (float[] state : training.optimiser().state()) {
      readAll(in, state);
    }
    training.resumeAt(losses);
    return true;
  }

  private static boolean isWhole(byte[] bytes) {
    int length = bytes.length - Long.BYTES;
    if (length <= 0) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return java.nio.ByteBuffer.wrap(bytes).getLong(length) == sum.getValue();
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
