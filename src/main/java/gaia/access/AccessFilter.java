package gaia.access;

import gaia.configuration.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one check for every door: pages, REST, events, and what other programs use. It finds out who
 * is asking, and lets them on only where {@link Doors} has an entry that their roles open.
 */
@WebFilter(
    filterName = "access",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class AccessFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Settings settings;
  @Inject private transient Caller caller;
  @Inject private transient SignIn signIn;
  @Inject private transient Rates rates;
  @Inject private transient Quotas quotas;
  @Inject private transient AuditLog audit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // What is forwarded was looked at when it came; the server hands it on half decoded.
    boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
    if (first
        && !(PathShape.isPlain(request.getRequestURI())
            && PathShape.isPlainQuery(request.getQueryString()))) {
      Fault.MALFORMED.answer(response);
      return;
    }
    if (first && !admits(request, response)) {
      return;
    }
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    try {
      if (Login.of(settings) == Login.LOCAL || opens(request, response)) {
        chain.doFilter(request, response);
      }
    } finally {
      if (first) {
        writeDown(request, response);
      }
    }
  }

  /** Changes and refusals stand in the audit log; being there and looking at things do not. */
  private void writeDown(HttpServletRequest request, HttpServletResponse response) {
    String path = Doors.withoutVersion(request.getRequestURI());
    if (Audited.is(request.getMethod(), path, response.getStatus())) {
      audit.note(
          new Deed(
              caller.isKnown() ? caller.name() : Deed.NOBODY,
              String.valueOf(request.getRemoteAddr()),
              request.getMethod(),
              path,
              response.getStatus()));
    }
  }

  /** Finds out who is asking, and whether they ask too often. */
  private boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String from = String.valueOf(request.getRemoteAddr());
    if (rates.isLockedOut(from) && signIn.triesPassword(request)) {
      tooMany(request, response);
      return false;
    }
    Optional<Identity> identity =
        Login.of(settings) == Login.LOCAL
            ? Optional.of(Identity.LOCAL)
            : signIn.identify(request, response);
    if (response.isCommitted()) {
      return false;
    }
    if (identity.isEmpty() && request.getHeader(SignIn.AUTHORIZATION) != null) {
      rates.failed(from);
    }
    if (!rates.admits(identity.map(known -> "name " + known.name()).orElse("from " + from))) {
      tooMany(request, response);
      return false;
    }
    caller.is(identity.orElse(null));
    if (Quotas.counts(request.getMethod(), Doors.withoutVersion(path(request)))
        && caller.isKnown()
        && quotas.isFull(caller.owner())) {
      Fault.FULL.answer(response);
      return false;
    }
    return true;
  }

  private boolean opens(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Doors.withoutVersion(path(request));
    Optional<Doors.Door> door = Doors.find(request.getMethod(), path);
    if (door.isPresent() && door.get().roles().isEmpty()) {
      return true;
    }
    if (!caller.isKnown()) {
      signIn.challenge(request, response);
      return false;
    }
    if (door.isEmpty()) {
      Fault.NOTHING.answer(response);
      return false;
    }
    if (!caller.identity().hasOneOf(door.get().roles())) {
      refuse(path, response);
      return false;
    }
    return true;
  }

  private static void refuse(String path, HttpServletResponse response) throws IOException {
    if (path.endsWith(".xhtml") || path.equals("/")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      Fault.FORBIDDEN.answer(response);
    }
  }

  private static void tooMany(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", Integer.toString(Rates.RETRY_AFTER_SECONDS));
    if (isForPeople(path(request), request.getHeader("Accept"))) {
      response.sendError(Fault.TOO_MANY.status());
    } else {
      Fault.TOO_MANY.answer(response);
    }
  }

  /** Whether somebody looks at the answer in a browser; programs get a problem. */
  static boolean isForPeople(String path, @Nullable String accept) {
    return accept != null
        && accept.contains("text/html")
        && !path.startsWith("/api/")
        && !path.startsWith("/v1/")
        && !path.equals("/mcp");
  }

  /** As the server decoded it, which is what decides where the request goes. */
  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }
}
