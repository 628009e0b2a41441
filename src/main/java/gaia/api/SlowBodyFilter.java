package gaia.api;

import gaia.access.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets one sender have a few bodies on their way at a time, so that slow ones cannot hold all
 * threads of the server; and refuses bodies that nobody could read.
 */
@WebFilter(filterName = "slow-body", urlPatterns = "/*", asyncSupported = true)
public class SlowBodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;
  private static final int RETRY_AFTER_SECONDS = 5;

  @Inject private transient OpenBodies bodies;
  @Inject private transient Caller caller;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isUnreadable(request.getContentType())) {
      UnreadBody.refuse(
          response, Problems.of(400, "The Content-Type of this body cannot be read."));
      return;
    }
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    String sender = caller.isKnown() ? "name " + caller.name() : "from " + request.getRemoteAddr();
    if (!bodies.begin(sender)) {
      response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
      UnreadBody.refuse(
          response, Problems.of(TOO_MANY, "Too many of your requests are still on their way."));
      return;
    }
    AtomicBoolean whole = new AtomicBoolean();
    Runnable release =
        () -> {
          if (whole.compareAndSet(false, true)) {
            bodies.end(sender);
          }
        };
    try {
      chain.doFilter(new Watched(request, release), response);
    } finally {
      release.run();
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /** A form of several parts without its boundary, or a type that is a pattern. */
  static boolean isUnreadable(@Nullable String type) {
    if (type == null) {
      return false;
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("*") && !lower.contains("boundary=")
        || lower.startsWith("multipart/") && !lower.matches("(?s).*;\\s*boundary=[^;\\s].*");
  }

  private static final class Watched extends HttpServletRequestWrapper {
    private final Runnable release;

    Watched(HttpServletRequest request, Runnable release) {
      super(request);
      this.release = release;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new WatchedInput(super.getInputStream(), getContentLengthLong(), release);
    }
  }

  /** Gives the place back with the last byte. */
  private static final class WatchedInput extends ServletInputStream {
    private final ServletInputStream inner;
    private final long length;
    private final Runnable release;
    private long read;

    WatchedInput(ServletInputStream inner, long length, Runnable release) {
      this.inner = inner;
      this.length = length;
      this.release = release;
    }

    @Override
    public int read() throws IOException {
      int found = inner.read();
      count(found < 0 ? -1 : 1);
      return found;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int found = inner.read(into, from, most);
      count(found);
      return found;
    }

    private void count(int bytes) {
      read += Math.max(0, bytes);
      if (bytes < 0 || length >= 0 && read >= length) {
        release.run();
      }
    }

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
