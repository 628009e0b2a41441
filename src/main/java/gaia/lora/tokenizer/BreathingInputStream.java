package gaia.lora.tokenizer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Draws a breath before every piece that is read, so that a long file can be left half read. */
final class BreathingInputStream extends FilterInputStream {

  private final Runnable breath;

  BreathingInputStream(InputStream in, Runnable breath) {
    super(in);
    this.breath = breath;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    breath.run();
    return super.read(to, offset, length);
  }
}
