package gaia.access;

import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out who is asking: by the session of a page, or by what a client sends with it. */
@ApplicationScoped
class SignIn {

  static final String AUTHORIZATION = "Authorization";

  private static final String KEY = "gaia.identity";

  @Inject Settings settings;
  @Inject Accounts accounts;

  /**
   * Who it is. A bearer token that does not count is answered here, by the server itself; the
   * response is committed then.
   */
  Optional<Identity> identify(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String header = request.getHeader(AUTHORIZATION);
    if (header != null && BasicHeader.isOne(header)) {
      return accounts.byHeader(request, header);
    }
    if (header != null && Login.of(settings) == Login.OIDC) {
      return byBearer(request, response);
    }
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session)
        .map(held -> held.getAttribute(KEY))
        .map(Identity.class::cast);
  }

  /**
   * Whether a password would have to be checked. Those who are logged in go on working while
   * somebody guesses passwords from the same address.
   */
  boolean triesPassword(HttpServletRequest request) {
    String header = request.getHeader(AUTHORIZATION);
    return header == null
        ? request.getMethod().equals("POST") && request.getServletPath().equals("/login")
        : BasicHeader.isOne(header) && !accounts.isRemembered(header);
  }

  /** The server checks the token; what it would answer to a bad one is meant for browsers. */
  private static Optional<Identity> byBearer(
      HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean good = request.authenticate(response);
    if (!good && !response.isCommitted()) {
      response.reset();
    }
    return good ? Accounts.known(request) : Optional.empty();
  }

  /** Begins the session of somebody who has just proved who they are, under a fresh id. */
  void begin(HttpServletRequest request, Identity identity) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    request.getSession(true).setAttribute(KEY, identity);
  }

  void end(HttpServletRequest request) throws ServletException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    request.logout();
  }

  /** Asks to log in: people by the page for it, programs by a header. */
  void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getRequestURI();
    boolean page = path.endsWith(".xhtml") || path.equals(request.getContextPath() + "/");
    if (page && request.getMethod().equals("GET")) {
      String query = request.getQueryString();
      String wanted = query == null ? path : path + "?" + query;
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(
          "Location", "/login?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
      return;
    }
    // A browser would ask with a box of its own, and never forget the answer.
    if (request.getHeader("Sec-Fetch-Site") == null) {
      String scheme = Login.of(settings) == Login.OIDC ? "Bearer" : "Basic";
      response.setHeader("WWW-Authenticate", scheme + " realm=\"GAIA\", charset=\"UTF-8\"");
    }
    Fault.UNKNOWN.answer(response);
  }
}
