package gaia.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Says what a page may load and who may frame it: nothing but files of this server, and no script
 * or style inside a page. The pages need no more, and so nothing that got into one can run.
 */
@WebFilter(filterName = "page-policy", urlPatterns = "/*", asyncSupported = true)
public class PagePolicyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "base-uri 'none'",
          "connect-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "img-src 'self'",
          "script-src 'self'",
          "style-src 'self'");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!path.startsWith("/api/")) {
      response.setHeader("Content-Security-Policy", POLICY);
      if (isPage(path)) {
        response.setHeader("Cache-Control", "no-store");
      }
    }
    chain.doFilter(request, response);
  }

  /**
   * Pages show what belongs to a person, so no cache keeps them; styles and scripts may be kept.
   */
  static boolean isPage(String path) {
    return path.equals("/")
        || path.endsWith(".xhtml") && !path.contains("/jakarta.faces.resource/");
  }
}
