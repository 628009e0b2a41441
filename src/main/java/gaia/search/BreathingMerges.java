package gaia.search;

import java.io.IOException;
import org.apache.lucene.index.MergePolicy.OneMerge;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * Merges in the thread that writes, because only the engine owns threads, and breathes while it
 * does. A merge that is given up is begun anew after a later commit.
 */
final class BreathingMerges extends MergeScheduler {

  private static final int BYTES_BETWEEN = 1 << 14;

  private final Breath breath;

  BreathingMerges(Breath breath) {
    this.breath = breath;
  }

  @Override
  public synchronized void merge(MergeSource source, MergeTrigger trigger) throws IOException {
    for (OneMerge merge = source.getNextMerge(); merge != null; merge = source.getNextMerge()) {
      source.merge(merge);
    }
  }

  @Override
  public Directory wrapForMerge(OneMerge merge, Directory in) {
    return new FilterDirectory(in) {
      @Override
      public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return new Output(in.createOutput(name, context));
      }
    };
  }

  @Override
  public void close() {}

  /** Breathes once in some written bytes. */
  private final class Output extends FilterIndexOutput {

    private int written;

    Output(IndexOutput out) {
      super("breathing " + out, out.getName(), out);
    }

    @Override
    public void writeByte(byte value) throws IOException {
      count(1);
      out.writeByte(value);
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      out.writeBytes(bytes, offset, length);
    }

    private void count(int bytes) throws IOException {
      written += bytes;
      if (written >= BYTES_BETWEEN) {
        written = 0;
        breath.drawInMerge();
      }
    }
  }
}
