package gaia.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A provider of OpenID Connect that lets everybody in at once, as whoever {@link #next} says: the
 * authorization code flow with PKCE left unchecked, and tokens signed with RS256.
 */
final class FakeIssuer implements AutoCloseable {

  static final String CLIENT = "gaia-client";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final HttpServer server;
  private final KeyPair keys = rsa();
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile Person next = new Person("mara", List.of("gaia-user"));

  /** Who logs in next. */
  record Person(String name, List<String> groups) {}

  FakeIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/jwks", exchange -> json(exchange, Map.of("keys", List.of(key()))));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void next(Person person) {
    next = person;
  }

  /** A token for programs. */
  String accessToken(Person person, String audience, Instant expires) {
    Map<String, Object> claims = claims(person, audience, expires);
    return signed(claims);
  }

  private Map<String, Object> claims(Person person, String audience, Instant expires) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", url());
    claims.put("sub", "id-of-" + person.name());
    claims.put("preferred_username", person.name());
    claims.put("groups", person.groups());
    claims.put("aud", audience);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  private void discovery(HttpExchange exchange) throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("issuer", url());
    found.put("authorization_endpoint", url() + "/authorize");
    found.put("token_endpoint", url() + "/token");
    found.put("jwks_uri", url() + "/jwks");
    found.put("response_types_supported", List.of("code"));
    found.put("subject_types_supported", List.of("public"));
    found.put("id_token_signing_alg_values_supported", List.of("RS256"));
    found.put("scopes_supported", List.of("openid", "profile"));
    found.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    json(exchange, found);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = query(exchange.getRequestURI());
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    String state = URLEncoder.encode(asked.getOrDefault("state", ""), UTF_8);
    exchange
        .getResponseHeaders()
        .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + state);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Instant expires = Instant.now().plusSeconds(600);
    Map<String, Object> claims = claims(next, CLIENT, expires);
    String nonce = nonces.getOrDefault(form.getOrDefault("code", ""), "");
    if (!nonce.isEmpty()) {
      claims.put("nonce", nonce);
    }
    json(
        exchange,
        Map.of(
            "access_token",
            accessToken(next, CLIENT, expires),
            "token_type",
            "Bearer",
            "expires_in",
            600,
            "scope",
            "openid profile",
            "id_token",
            signed(claims)));
  }

  private Map<String, Object> key() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty", "RSA",
        "use", "sig",
        "alg", "RS256",
        "kid", "one",
        "n", URL.encodeToString(unsigned(key.getModulus())),
        "e", URL.encodeToString(unsigned(key.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private String signed(Map<String, Object> claims) {
    try {
      String header = part(Map.of("alg", "RS256", "typ", "JWT", "kid", "one"));
      String content = header + "." + part(claims);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Object value) throws JsonProcessingException {
    return URL.encodeToString(JSON.writeValueAsBytes(value));
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> query(URI uri) {
    return form(uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8),
                (first, second) -> second,
                HashMap::new));
  }

  private static void json(HttpExchange exchange, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
