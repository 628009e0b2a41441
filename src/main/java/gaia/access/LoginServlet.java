package gaia.access;

import gaia.configuration.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where people log in and out; with OpenID Connect the server leads them to their provider. */
@WebServlet(
    name = "login",
    urlPatterns = {"/login", "/logout"})
public class LoginServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final String HOME = "/index.xhtml";

  /** A path of this server: one slash at the beginning, and nothing a browser takes for a host. */
  private static final Pattern OWN_PATH =
      Pattern.compile("/(?:[A-Za-z0-9_.%-][A-Za-z0-9._%/-]*)?(?:\\?[A-Za-z0-9._%&=+~-]*)?");

  @Inject private transient Settings settings;
  @Inject private transient SignIn signIn;
  @Inject private transient Accounts accounts;
  @Inject private transient Rates rates;
  @Inject private transient AuditLog audit;
  @Inject private transient Caller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getServletPath().equals("/logout")) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (Login.of(settings) == Login.LOCAL) {
      go(response, HOME);
    } else if (Login.of(settings) == Login.BASIC || request.getParameter("out") != null) {
      request.getRequestDispatcher("/login.xhtml").forward(request, response);
    } else if (request.authenticate(response)) {
      enter(request, response, Accounts.known(request));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getServletPath().equals("/logout")) {
      if (caller.isKnown()) {
        note(request, caller.name(), "logout", 303);
      }
      signIn.end(request);
      go(response, "/login?out=1");
      return;
    }
    String name = request.getParameter("name");
    String password = request.getParameter("password");
    Optional<Identity> found =
        name == null || password == null
            ? Optional.empty()
            : accounts.check(request, name, password);
    if (found.isEmpty()) {
      rates.failed(String.valueOf(request.getRemoteAddr()));
      note(request, name == null ? Deed.NOBODY : name, "login", 401);
    }
    enter(request, response, found);
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, Optional<Identity> found) {
    found.ifPresent(
        identity -> {
          signIn.begin(request, identity);
          note(request, identity.name(), "login", 303);
        });
    go(response, found.isPresent() ? ownPath(request.getParameter("to")) : "/login?failed=1");
  }

  private void note(HttpServletRequest request, String who, String action, int outcome) {
    audit.note(new Deed(who, String.valueOf(request.getRemoteAddr()), action, "/login", outcome));
  }

  /** Where to go after the login; another site's address leads home. */
  static String ownPath(@Nullable String wanted) {
    return wanted != null && OWN_PATH.matcher(wanted).matches() ? wanted : HOME;
  }

  private static void go(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    response.setHeader("Cache-Control", "no-store");
  }
}
