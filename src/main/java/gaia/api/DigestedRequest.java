package gaia.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body is summed up while it is read, without being kept. */
final class DigestedRequest extends HttpServletRequestWrapper {

  private static final int AT_ONCE = 8192;

  private final BodyDigest digest;
  private @Nullable DigestedInput input;

  DigestedRequest(HttpServletRequest request) {
    super(request);
    digest = new BodyDigest(line(request), request.getContentType());
  }

  /** Method, path and query. */
  private static String line(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getMethod() + ' ' + request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (input == null) {
      input = new DigestedInput(super.getInputStream(), digest);
    }
    return input;
  }

  /** Reads what nobody has read, and tells what the whole said. Called once, at the end. */
  String fingerprint() throws IOException {
    byte[] rest = new byte[AT_ONCE];
    ServletInputStream body = getInputStream();
    int read = body.read(rest, 0, AT_ONCE);
    while (read >= 0) {
      read = body.read(rest, 0, AT_ONCE);
    }
    return digest.hex();
  }

  private static final class DigestedInput extends ServletInputStream {
    private final ServletInputStream inner;
    private final BodyDigest digest;

    DigestedInput(ServletInputStream inner, BodyDigest digest) {
      this.inner = inner;
      this.digest = digest;
    }

    @Override
    public int read() throws IOException {
      int read = inner.read();
      if (read >= 0) {
        digest.add(new byte[] {(byte) read}, 0, 1);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = inner.read(into, from, most);
      if (read > 0) {
        digest.add(into, from, read);
      }
      return read;
    }

    /** The end of the body may still have to be read when its reader has closed it. */
    @Override
    public void close() {}

    @Override
    public boolean isFinished() {
      return inner.isFinished();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      inner.setReadListener(listener);
    }
  }
}
