package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.it.FakeIssuer.Person;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in at a provider, and its tokens as keys for programs. */
class OpenIdIT {

  private static final Person MARA = new Person("mara", List.of("gaia-user"));
  private static final Person ADAM = new Person("Adam", List.of("gaia-admin", "others"));

  private static FakeIssuer issuer;
  private static GaiaServer gaia;

  @BeforeAll
  static void start(@TempDir Path addition) throws IOException {
    issuer = new FakeIssuer();
    Path target = addition.resolve("configDropins/overrides");
    Files.createDirectories(target);
    Files.copy(Path.of("liberty/login/oidc.xml"), target.resolve("oidc.xml"));
    Map<String, String> settings = new HashMap<>();
    settings.put("GAIA_AUTH", "oidc");
    settings.put("GAIA_OIDC_CLIENT_ID", FakeIssuer.CLIENT);
    settings.put("GAIA_OIDC_CLIENT_SECRET", "for-tests");
    settings.put("GAIA_OIDC_ISSUER", issuer.url());
    settings.put("GAIA_OIDC_AUTHORIZE", issuer.url() + "/authorize");
    settings.put("GAIA_OIDC_TOKEN", issuer.url() + "/token");
    settings.put("GAIA_OIDC_JWKS", issuer.url() + "/jwks");
    settings.put("GAIA_OIDC_HTTPS", "false");
    gaia = GaiaServer.launch("open-id", settings, addition, Map.of());
    gaia.awaitReady();
    // The server begins to answer before its client of the provider is there.
    String token = token(MARA, FakeIssuer.CLIENT, 3600);
    Await.until(
        "tokens are checked",
        Duration.ofMinutes(2),
        () -> gaia.http().get("/api/me", "Authorization", "Bearer " + token).status() == 200);
  }

  @AfterAll
  static void stop() {
    gaia.close();
    issuer.close();
  }

  @Test
  void people_log_in_at_their_provider_and_have_the_roles_of_their_groups() throws Exception {
    issuer.next(ADAM);
    HttpClient browser =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    HttpResponse<String> page = get(browser, "/login?to=/settings.xhtml");

    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/settings.xhtml");
    assertThat(get(browser, "/api/me").body()).contains("\"adam\"", "\"admin\"");
  }

  @Test
  void programs_come_in_with_a_token_as_often_as_they_like() {
    String token = token(MARA, FakeIssuer.CLIENT, 600);

    for (int i = 0; i < 2; i++) {
      Answer answer = gaia.http().get("/api/me", "Authorization", "Bearer " + token).expect(200);
      assertThat(answer.at("/name").asText()).isEqualTo("mara");
      assertThat(answer.at("/roles/0").asText()).isEqualTo("user");
    }
    assertThat(gaia.http().get("/api/audit", "Authorization", "Bearer " + token).status())
        .isEqualTo(403);
  }

  @Test
  void a_token_that_is_old_altered_or_for_somebody_else_opens_nothing() {
    String good = token(MARA, FakeIssuer.CLIENT, 600);
    for (String bad :
        List.of(
            token(MARA, FakeIssuer.CLIENT, -3600),
            token(MARA, "another-client", 600),
            good.substring(0, good.lastIndexOf('.') + 1),
            good.substring(0, good.length() - 8) + "AAAAAAAA",
            "eyJhbGciOiJub25lIn0.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJtYXJhIn0.",
            "x")) {
      Answer answer = gaia.http().get("/api/me", "Authorization", "Bearer " + bad);

      assertThat(answer.status()).as(answer.body()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void a_password_is_worth_nothing_here() {
    Answer answer = gaia.http().get("/api/me", "Authorization", "Basic YWRtaW46YWRtaW4=");

    assertThat(answer.status()).isEqualTo(401);
  }

  private static String token(Person person, String audience, int seconds) {
    return issuer.accessToken(person, audience, Instant.now().plusSeconds(seconds));
  }

  private static HttpResponse<String> get(HttpClient browser, String path) throws Exception {
    URI uri = URI.create(gaia.url().replace("127.0.0.1", "localhost") + path);
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
