package gaia.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Shows the pages for faults in the language of the person. They are plain files, since whatever
 * makes the other pages may be what is at fault; those in other languages lie out of reach.
 */
@WebFilter(
    filterName = "fault-pages",
    urlPatterns = {"/error.html", "/forbidden.html", "/too-many.html"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR},
    asyncSupported = true)
public class FaultPageFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Locale language = language(request);
    String file = "/WEB-INF/" + language.getLanguage() + page(request);
    try (InputStream page = request.getServletContext().getResourceAsStream(file)) {
      if (page == null) {
        chain.doFilter(request, response);
        return;
      }
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Content-Language", language.toLanguageTag());
      page.transferTo(response.getOutputStream());
    }
  }

  /** The container calls the path of a plain file the servlet's or the one behind it. */
  private static String page(HttpServletRequest request) {
    String behind = request.getPathInfo();
    return request.getServletPath() + (behind == null ? "" : behind);
  }

  /** Whoever is refused gets no chance to keep the language that the address asks for. */
  private static Locale language(HttpServletRequest request) {
    String asked = request.getMethod().equals("GET") ? request.getParameter(Language.NAME) : null;
    return Language.isSpoken(asked) ? Locale.forLanguageTag(asked) : Language.of(request);
  }
}
