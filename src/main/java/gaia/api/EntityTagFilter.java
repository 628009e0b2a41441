package gaia.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives reads a strong entity tag, spares clients what they have already (304), and lets a change
 * that names the tag of what it changes happen only while that is still so (412). What a path holds
 * is what a read of it answers; changes of one path go one after the other on this server.
 */
@WebFilter(
    filterName = "entity-tags",
    urlPatterns = "/api/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class EntityTagFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 8 * 1024 * 1024;
  private static final int PRECONDITION_FAILED = 412;
  private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

  @SuppressWarnings("serial")
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (VersionedPathFilter.leadsElsewhere(request)) {
      chain.doFilter(request, response);
    } else if (request.getMethod().equals("GET") && !isStream(request)) {
      read(request, response, chain);
    } else if (CHANGES.contains(request.getMethod())) {
      change(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A stream of events is handed to another thread and has no end. */
  private static boolean isStream(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/background/events");
  }

  private static void read(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HeldAnswer held = new HeldAnswer(response, LONGEST);
    chain.doFilter(request, held);
    if (held.getStatus() == HttpServletResponse.SC_OK && held.isHeld() && held.hasBytes()) {
      EntityTag tag = EntityTag.of(held.getContentType(), held.bytes());
      response.setHeader("ETag", tag.text());
      response.addHeader("Vary", "Accept");
      if (response.getHeader("Cache-Control") == null) {
        response.setHeader("Cache-Control", "private, no-cache");
      }
      if (tag.isAmong(request.getHeader("If-None-Match"))) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    held.send();
  }

  private void change(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String wanted = request.getHeader("If-Match");
    ReentrantLock lock = locks[Math.floorMod(request.getRequestURI().hashCode(), locks.length)];
    lock.lock();
    try {
      EntityTag present = wanted == null ? null : present(request, response);
      if (wanted != null && (present == null || !present.allows(wanted))) {
        UnreadBody.refuse(
            response,
            Problems.of(
                PRECONDITION_FAILED, "It is not what If-Match names: somebody has changed it."));
        return;
      }
      chain.doFilter(request, response);
    } finally {
      lock.unlock();
    }
  }

  /** The tag that a read would tell at this moment; null when it would find nothing. */
  private static @Nullable EntityTag present(
      HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    HeldAnswer found = new HeldAnswer(new Unsent(response), LONGEST);
    request.getRequestDispatcher(request.getRequestURI()).include(new Reading(request), found);
    return found.getStatus() == HttpServletResponse.SC_OK && found.isWhole() && found.hasBytes()
        ? EntityTag.of(found.getContentType(), found.bytes())
        : null;
  }

  /** The same request as a read, with nothing in it. */
  private static final class Reading extends HttpServletRequestWrapper {
    Reading(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public int getContentLength() {
      return 0;
    }

    @Override
    public long getContentLengthLong() {
      return 0;
    }
  }
}
