package gaia.access;

import gaia.it.Answer;
import gaia.it.Await;
import gaia.it.GaiaServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server with a login, and people of every role; started once for all tests that ask for it. The
 * names are mara, jonas and flo (users), rita (reviewer), adam (admin), moni (monitor), nora (no
 * role).
 */
final class HouseOfPeople implements AutoCloseable {

  static final String ADMIN_PASSWORD = "first-of-all-7";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "GAIA_AUTH", "basic",
          "GAIA_ADMIN_PASSWORD", ADMIN_PASSWORD,
          "GAIA_RATE", "50",
          "GAIA_MAX_BODY", "1048576",
          "BG_IDLE_THRESHOLD", "1",
          "BG_MAX_CPU", "1",
          "BG_ADAPT", "false",
          "BG_MAX_MEMORY", "1");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final GaiaServer server;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  HouseOfPeople() {
    this(
        GaiaServer.launch(
            "people", SETTINGS, Path.of("src/test/liberty/people").toAbsolutePath(), Map.of()));
  }

  private HouseOfPeople(GaiaServer server) {
    this.server = server;
    server.awaitReady();
  }

  GaiaServer server() {
    return server;
  }

  /** The session cookie of somebody; logged in when first asked for. Empty for the empty name. */
  String cookie(String name) {
    return name.isEmpty() ? "" : cookies.computeIfAbsent(name, this::login);
  }

  /** Waits until passwords may be tried again: other tests have tried many wrong ones. */
  void awaitTries() {
    Await.until(
        "passwords may be tried", PATIENCE, () -> tryToLogIn("mara").status(), told -> told != 429);
  }

  private Answer tryToLogIn(String name) {
    String password = URLEncoder.encode(name + "-pw", StandardCharsets.UTF_8);
    return server
        .http()
        .send(
            "POST",
            "/login",
            BodyPublishers.ofString("name=" + name + "&password=" + password),
            "Content-Type",
            FORM);
  }

  private String login(String name) {
    return tryToLogIn(name).expect(303).headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("gaia="))
        .map(cookie -> cookie.split(";", 2)[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError("no session for " + name));
  }

  /** Sends as somebody; a body is JSON, an empty one is none. */
  Answer send(String name, String method, String path, String body) {
    String[] headers =
        name.isEmpty()
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {"Content-Type", "application/json", "Cookie", cookie(name)};
    return server.http().send(method, path, BodyPublishers.ofString(body), headers);
  }

  @Override
  public void close() {
    server.close();
  }
}
