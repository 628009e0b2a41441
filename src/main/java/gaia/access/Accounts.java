package gaia.access;

import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks names and passwords: the first account here, everybody else by the registry of the server,
 * which is a file or a directory (LDAP).
 */
@ApplicationScoped
class Accounts {

  private static final int LONGEST = 1000;
  private static final int MOST_REMEMBERED = 1000;
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(60);

  @Inject Settings settings;
  @Inject FirstAdmin firstAdmin;

  /** A client that sends its password with every request is checked once a minute. */
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

  private final SecretKeySpec key = new SecretKeySpec(random(), "HmacSHA256");

  private record Remembered(Identity identity, long nanos) {
    boolean isFresh() {
      return System.nanoTime() - nanos < REMEMBERED_NANOS;
    }
  }

  /** Who this is; empty when name or password is wrong, or nobody may log in by password. */
  Optional<Identity> check(HttpServletRequest request, String name, String password) {
    if (Login.of(settings) != Login.BASIC
        || name.length() > LONGEST
        || password.length() > LONGEST
        || password.isEmpty()) {
      return Optional.empty();
    }
    if (name.strip().equalsIgnoreCase(FirstAdmin.NAME)) {
      return firstAdmin.isPassword(password)
          ? Optional.of(new Identity(FirstAdmin.NAME, Role.ALL))
          : Optional.empty();
    }
    return byRegistry(request, name, password);
  }

  private static Optional<Identity> byRegistry(
      HttpServletRequest request, String name, String password) {
    try {
      request.login(name, password);
    } catch (ServletException e) {
      return Optional.empty();
    }
    return known(request);
  }

  /** Whom the server itself has let in for this request, with the roles that server.xml gives. */
  static Optional<Identity> known(HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      return Optional.empty();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (request.isUserInRole(role.label())) {
        roles.add(role);
      }
    }
    return Identity.of(request.getUserPrincipal().getName(), roles);
  }

  /** Whether this header was right a moment ago. */
  boolean isRemembered(String header) {
    Remembered known = remembered.get(mark(header));
    return known != null && known.isFresh();
  }

  /** The same for the header {@code Authorization: Basic} (RFC 7617, UTF-8). */
  Optional<Identity> byHeader(HttpServletRequest request, String header) {
    String mark = mark(header);
    Remembered known = remembered.get(mark);
    if (known != null && known.isFresh()) {
      return Optional.of(known.identity());
    }
    Optional<Identity> found =
        BasicHeader.read(header).flatMap(sent -> check(request, sent.name(), sent.password()));
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    found.ifPresent(identity -> remembered.put(mark, new Remembered(identity, System.nanoTime())));
    return found;
  }

  /** Passwords are not kept in memory, only something that is the same for the same header. */
  private String mark(String header) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(header.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
