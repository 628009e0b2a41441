package gaia.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** An answer that nobody gets: only its status and its type are kept. */
final class Unsent extends HttpServletResponseWrapper {

  private static final String TYPE = "Content-Type";

  private int status = SC_OK;
  private @Nullable String type;

  Unsent(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int code) {
    status = code;
  }

  @Override
  public void sendError(int code, @Nullable String message) {
    status = code;
  }

  @Override
  public void setContentType(@Nullable String wanted) {
    type = wanted;
  }

  @Override
  public @Nullable String getContentType() {
    return type;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (name.equalsIgnoreCase(TYPE)) {
      type = value;
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    setHeader(name, value);
  }

  @Override
  public void setIntHeader(String name, int value) {}

  @Override
  public void addIntHeader(String name, int value) {}

  @Override
  public void setDateHeader(String name, long value) {}

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void reset() {
    status = SC_OK;
    type = null;
  }

  @Override
  public void resetBuffer() {}

  @Override
  public void flushBuffer() {}

  @Override
  public ServletOutputStream getOutputStream() {
    return new Nowhere();
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int one) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("nobody waits for this answer");
    }
  }
}
