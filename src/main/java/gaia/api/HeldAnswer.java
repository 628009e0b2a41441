package gaia.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is held back until it is whole and somebody has looked at it. Streams of events
 * are let through and copied meanwhile; files to be downloaded, and what is longer than was asked
 * for, are let through and not copied.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

  private static final String LENGTH = "Content-Length";

  /** What becomes of the bytes. */
  private enum Way {
    HELD,
    COPIED,
    PASSED
  }

  private final int most;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
  private boolean broken;
  private @Nullable Way way;
  private @Nullable Out out;
  private @Nullable PrintWriter writer;

  /**
   * @param most bytes that are held or copied
   */
  HeldAnswer(HttpServletResponse response, int most) {
    super(response);
    this.most = most;
  }

  /** Whether {@link #bytes} is all that was answered, and nobody went away meanwhile. */
  boolean isWhole() {
    return way != Way.PASSED && !broken;
  }

  /** Whether nothing was sent so far. */
  boolean isHeld() {
    return (way == null || way == Way.HELD) && !isCommitted();
  }

  boolean hasBytes() {
    return copy.size() > 0;
  }

  byte[] bytes() {
    return copy.toByteArray();
  }

  /** Sends what is held, with its length. */
  void send() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (way == Way.HELD) {
      super.setContentLength(copy.size());
      pass();
    }
  }

  private void pass() throws IOException {
    way = Way.PASSED;
    super.getOutputStream().write(copy.toByteArray());
  }

  private Way way() {
    if (way == null) {
      String type = String.valueOf(getContentType());
      way =
          type.startsWith("text/event-stream")
              ? Way.COPIED
              : type.startsWith("application/zip") || type.startsWith("text/csv")
                  ? Way.PASSED
                  : Way.HELD;
    }
    return way;
  }

  private void write(byte[] from, int offset, int length) throws IOException {
    boolean fits = way() != Way.PASSED && copy.size() + length <= most;
    if (fits) {
      copy.write(from, offset, length);
    } else if (way == Way.HELD) {
      pass();
    } else {
      way = Way.PASSED;
    }
    if (way != Way.HELD) {
      passOn(from, offset, length);
    }
  }

  private void passOn(byte[] from, int offset, int length) throws IOException {
    try {
      super.getOutputStream().write(from, offset, length);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (out == null) {
      out = new Out();
    }
    return out;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
    }
    return writer;
  }

  @Override
  public void flushBuffer() throws IOException {
    if (way == Way.COPIED || way == Way.PASSED) {
      super.flushBuffer();
    }
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    copy.reset();
    way = null;
  }

  @Override
  public void reset() {
    super.reset();
    copy.reset();
    way = null;
  }

  /** The length is told when it is known that it will be sent. */
  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (!name.equalsIgnoreCase(LENGTH)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (!name.equalsIgnoreCase(LENGTH)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (!name.equalsIgnoreCase(LENGTH)) {
      super.setIntHeader(name, value);
    }
  }

  private final class Out extends ServletOutputStream {

    @Override
    public void write(int one) throws IOException {
      HeldAnswer.this.write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      HeldAnswer.this.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (way == Way.COPIED || way == Way.PASSED) {
        HeldAnswer.super.getOutputStream().flush();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("answers are written by the thread of their request");
    }
  }
}
