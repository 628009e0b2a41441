package gaia.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the language and the theme that an address asks for, and goes on to the same address
 * without the wish. That needs no script and no session.
 */
@WebFilter(filterName = "language", urlPatterns = "/*", asyncSupported = true)
public class LanguageFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final int KEPT = (int) Duration.ofDays(365).toSeconds();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean page = request.getMethod().equals("GET") && PagePolicyFilter.isPage(path);
    String language = page ? request.getParameter(Language.NAME) : null;
    String theme = page ? request.getParameter(Theme.NAME) : null;
    boolean known = Language.isSpoken(language);
    if (!known && !Theme.isKnown(theme)) {
      chain.doFilter(request, response);
      return;
    }
    if (known) {
      keep(Language.NAME, language, request, response);
    }
    if (Theme.isKnown(theme)) {
      keep(Theme.NAME, theme, request, response);
    }
    response.sendRedirect(
        Links.withParameters(
            request.getRequestURI(),
            request.getQueryString(),
            Map.of(Language.NAME, "", Theme.NAME, "")));
  }

  private static void keep(
      String name,
      @Nullable String value,
      HttpServletRequest request,
      HttpServletResponse response) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge(KEPT);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
