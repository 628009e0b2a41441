package gaia.api;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
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

/** Refuses bodies over the limit: at once where the length is declared, while reading otherwise. */
@WebFilter(
    filterName = "body-limit",
    urlPatterns = "/api/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class BodyLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long limit = settings.integer(Setting.GAIA_MAX_BODY);
    if (request.getContentLengthLong() > limit) {
      UnreadBody.refuse(response, Problems.tooLarge(limit));
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedInput(super.getInputStream(), limit);
    }
  }

  private static final class CountedInput extends ServletInputStream {
    private final ServletInputStream inner;
    private final long begun = System.nanoTime();
    private long read;
    private long left;

    CountedInput(ServletInputStream inner, long limit) {
      this.inner = inner;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = inner.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = inner.read(into, from, most);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      read += bytes;
      if (left < 0) {
        throw new BodyTooLarge();
      }
      if (BodyTooSlow.isReached(read, System.nanoTime() - begun)) {
        throw new BodyTooSlow();
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
