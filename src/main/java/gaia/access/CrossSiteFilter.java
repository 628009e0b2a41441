package gaia.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site asks for through a person's browser. Browsers say where a
 * request comes from, and no script can change that; a client that is no browser says nothing and
 * is let through.
 */
@WebFilter(
    filterName = "cross-site",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class CrossSiteFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (comesFromElsewhere(
        request.getMethod(),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"))) {
      Fault.ANOTHER_SITE.answer(response);
      return;
    }
    chain.doFilter(request, response);
  }

  /**
   * Whether this is a change that another site wants. The origin counts only where the browser does
   * not say more, and then its host and port have to be those that were asked.
   */
  static boolean comesFromElsewhere(
      String method, @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
    if (SAFE.contains(method)) {
      return false;
    }
    if (fetchSite != null) {
      return !OWN.contains(fetchSite.strip().toLowerCase(Locale.ROOT));
    }
    return origin != null && !isOf(origin, host);
  }

  private static boolean isOf(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin.strip()).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
