package gaia.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the tensors that a header names, and refuses what cannot be true. */
final class TensorTable {

  private static final int MOST_SIDES = 8;

  private final MappedFile file;
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

  TensorTable(MappedFile file) {
    this.file = file;
  }

  /**
   * @param start first byte in the file
   */
  void add(String name, TensorType type, List<Long> shape, long start) throws CorruptTensorFile {
    List<Integer> sides = new ArrayList<>();
    long values = 1;
    for (long side : shape) {
      boolean possible = side >= 0 && side <= Integer.MAX_VALUE && shape.size() <= MOST_SIDES;
      if (!possible || side != 0 && values > Long.MAX_VALUE / 8 / side) {
        throw fault(name, "has the impossible shape " + shape);
      }
      values *= side;
      sides.add((int) side);
    }
    long rowLength = sides.isEmpty() ? 1 : sides.get(sides.size() - 1);
    if (rowLength % type.blockValues() != 0) {
      throw fault(name, "has rows of %d, no whole blocks of %s".formatted(rowLength, type));
    }
    TensorEntry entry = new TensorEntry(name, type, sides, start);
    if (start < 0 || start > file.size() || entry.bytes() > file.size() - start) {
      throw fault(name, "reaches beyond the end of the file, which has " + file.size() + " bytes");
    }
    if (entries.put(name, entry) != null) {
      throw fault(name, "is there twice");
    }
  }

  /** All of them, once it is sure that no two overlap. */
  Map<String, TensorEntry> finish() throws CorruptTensorFile {
    long end = 0;
    List<TensorEntry> byStart = new ArrayList<>(entries.values());
    byStart.sort(Comparator.comparingLong(TensorEntry::start));
    for (TensorEntry entry : byStart) {
      if (entry.start() < end && entry.bytes() > 0) {
        throw fault(entry.name(), "overlaps another");
      }
      end = Math.max(end, entry.start() + entry.bytes());
    }
    return Collections.unmodifiableMap(entries);
  }

  private CorruptTensorFile fault(String name, String fault) {
    return new CorruptTensorFile(
        file.path(), "the tensor %s %s".formatted(Names.shown(name), fault));
  }
}
