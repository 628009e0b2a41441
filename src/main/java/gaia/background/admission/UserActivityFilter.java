package gaia.background.admission;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Notes that somebody uses the house, before the request is served. */
@WebFilter(filterName = "user-activity", urlPatterns = "/*", asyncSupported = true)
public class UserActivityFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** A client that works in the background says so with this header. */
  public static final String BACKGROUND_CLIENT = "X-GAIA-Background";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject private transient IdleDetector idle;
  @Inject private transient BackgroundCpu cpu;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    cpu.requestBegins();
    try {
      serve(request, response, chain);
    } finally {
      cpu.requestEnds();
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean background = request.getHeader(BACKGROUND_CLIENT) != null;
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (background || !isActivity(request.getMethod(), path)) {
      chain.doFilter(request, response);
      return;
    }
    idle.requestBegins();
    try {
      chain.doFilter(request, response);
    } finally {
      idle.requestEnds();
    }
  }

  /**
   * Whether a request means that a person is there: pages, searches, and whatever changes
   * conversations do; looking at the state of the house and steering its tasks do not.
   */
  static boolean isActivity(String method, String path) {
    if (path.startsWith("/api/")) {
      String route = path.startsWith("/api/v1/") ? path.substring(7) : path.substring(4);
      if (route.startsWith("/background/")) {
        return route.equals("/background/register_activity");
      }
      return !READING.contains(method) || route.equals("/search");
    }
    if (path.startsWith("/v1/")) {
      return !READING.contains(method);
    }
    return path.equals("/")
        || (path.endsWith(".xhtml") && !path.contains("jakarta.faces.resource"));
  }
}
