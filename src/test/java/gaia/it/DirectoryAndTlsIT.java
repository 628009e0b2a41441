package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The people and groups of a directory log in, and the server speaks TLS. */
class DirectoryAndTlsIT {

  private static final String BASE = "dc=example,dc=org";
  private static final String READER = "cn=gaia,dc=example,dc=org";
  private static final String[] ENTRIES = {
    "dn: dc=example,dc=org|objectClass: domain|dc: example",
    "dn: uid=mara,dc=example,dc=org|objectClass: inetOrgPerson|uid: mara|cn: Mara|sn: M"
        + "|userPassword: mara-pw",
    "dn: uid=adam,dc=example,dc=org|objectClass: inetOrgPerson|uid: adam|cn: Adam|sn: A"
        + "|userPassword: adam-pw",
    "dn: uid=nora,dc=example,dc=org|objectClass: inetOrgPerson|uid: nora|cn: Nora|sn: N"
        + "|userPassword: nora-pw",
    "dn: cn=players,dc=example,dc=org|objectClass: groupOfNames|cn: players"
        + "|member: uid=mara,dc=example,dc=org|member: uid=adam,dc=example,dc=org",
    "dn: cn=keepers,dc=example,dc=org|objectClass: groupOfNames|cn: keepers"
        + "|member: uid=adam,dc=example,dc=org"
  };

  private static final String KEYS_PASSWORD = "keys-pw-1";

  @TempDir static Path addition;

  private static InMemoryDirectoryServer directory;
  private static GaiaServer gaia;
  private static int securePort;

  @BeforeAll
  static void start() throws Exception {
    directory = directory();
    Path target = addition.resolve("configDropins/overrides");
    Files.createDirectories(target);
    Files.copy(Path.of("liberty/login/ldap.xml"), target.resolve("ldap.xml"));
    Files.copy(Path.of("liberty/login/tls.xml"), target.resolve("tls.xml"));
    securePort = freePort();
    Map<String, String> settings = new HashMap<>();
    settings.put("GAIA_AUTH", "basic");
    settings.put("GAIA_ADMIN_PASSWORD", "first-of-all-7");
    settings.put("GAIA_LDAP_HOST", InetAddress.getLoopbackAddress().getHostAddress());
    settings.put("GAIA_LDAP_PORT", Integer.toString(directory.getListenPort()));
    settings.put("GAIA_LDAP_TLS", "false");
    settings.put("GAIA_LDAP_BASE", BASE);
    settings.put("GAIA_LDAP_USER", READER);
    settings.put("GAIA_LDAP_PASSWORD", "reader-pw");
    settings.put("GAIA_GROUP_USER", "players");
    settings.put("GAIA_GROUP_ADMIN", "keepers");
    settings.put("GAIA_TLS_KEYSTORE", keys(addition.resolve("keys.p12")).toString());
    settings.put("GAIA_TLS_PASSWORD", KEYS_PASSWORD);
    settings.put("GAIA_HTTPS_PORT", Integer.toString(securePort));
    settings.put("GAIA_PLAIN_PORT", "${PORT}");
    gaia = GaiaServer.launch("directory", settings, addition, Map.of());
    gaia.awaitReady();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** As somebody makes them who follows the guide. */
  private static Path keys(Path file) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "gaia",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                KEYS_PASSWORD)
            .redirectErrorStream(true)
            .start();
    made.getInputStream().readAllBytes();
    assertThat(made.waitFor()).isZero();
    return file;
  }

  private static InMemoryDirectoryServer directory() throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials(READER, "reader-pw");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "plain", InetAddress.getLoopbackAddress(), 0, null));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    for (String entry : ENTRIES) {
      server.add(entry.split("[|]"));
    }
    server.startListening();
    return server;
  }

  @AfterAll
  static void stop() {
    // An open connection of HTTP/2 holds up a stop in good order for half a minute.
    gaia.kill();
    directory.shutDown(true);
  }

  private static Answer me(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(pair);
    return gaia.http().get("/api/me", "Authorization", header);
  }

  @Test
  void people_of_the_directory_come_in_with_the_roles_of_their_groups() {
    assertThat(me("mara", "mara-pw").expect(200).at("/roles").toString()).isEqualTo("[\"user\"]");
    assertThat(me("adam", "adam-pw").expect(200).at("/roles").toString()).contains("user", "admin");
  }

  @Test
  void over_tls_cookies_are_for_tls_only_and_browsers_are_told_to_stay() throws Exception {
    KeyStore store =
        KeyStore.getInstance(addition.resolve("keys.p12").toFile(), KEYS_PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    HttpClient browser = HttpClient.newBuilder().sslContext(tls).build();
    URI login = URI.create("https://localhost:" + securePort + "/login");

    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=mara&password=mara-pw"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(gaia.log()).doesNotContain(KEYS_PASSWORD);
  }

  @Test
  void who_is_in_no_group_may_do_nothing() {
    assertThat(me("nora", "nora-pw").status()).isEqualTo(403);
  }

  @Test
  void a_wrong_password_an_empty_one_and_a_name_with_a_filter_in_it_open_nothing()
      throws IOException {
    for (String name : new String[] {"mara", "*", "mara)(uid=*", "*)(objectClass=*"}) {
      assertThat(me(name, "wrong").status()).as(name).isEqualTo(401);
      assertThat(me(name, "").status()).as(name).isEqualTo(401);
    }
    assertThat(gaia.log()).doesNotContain("reader-pw", "mara-pw");
  }
}
