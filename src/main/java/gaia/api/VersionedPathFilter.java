package gaia.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets every path of the API answer under {@code /api/v1}, too. */
@WebFilter(filterName = "versioned-path", urlPatterns = "/api/v1/*", asyncSupported = true)
public class VersionedPathFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String PREFIX = "/api/v1";

  /** Whether the request will come again, under the path that it is led to. */
  static boolean leadsElsewhere(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.REQUEST
        && request.getRequestURI().startsWith(request.getContextPath() + PREFIX + "/");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String rest = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString();
    // The server does not hand the query on by itself.
    request
        .getRequestDispatcher(
            "/api" + rest.substring(PREFIX.length()) + (query == null ? "" : "?" + query))
        .forward(request, response);
  }
}
