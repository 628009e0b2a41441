package gaia.client;

import jakarta.ws.rs.client.ClientRequestFilter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** One GAIA: where it is, who calls, and what happens while it is restarted. */
public final class Gaia {

  private static final int CONNECT_SECONDS = 5;
  private static final int READ_SECONDS = 120;

  private final URI address;
  private final Retries retries;
  private final @Nullable String authorization;
  private final boolean background;

  private Gaia(URI address, Retries retries, @Nullable String authorization, boolean background) {
    this.address = address;
    this.retries = retries;
    this.authorization = authorization;
    this.background = background;
  }

  /**
   * A server, or the load balancer before several.
   *
   * @param address such as {@code http://localhost:7860}
   */
  public static Gaia at(URI address) {
    return new Gaia(address, Retries.ROLLING_RESTART, null, false);
  }

  public Gaia with(Retries wanted) {
    return new Gaia(address, wanted, authorization, background);
  }

  /** Logs in by name and password with every call. */
  public Gaia as(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Gaia(
        address, retries, "Basic " + Base64.getEncoder().encodeToString(pair), background);
  }

  /** Logs in with a token of the OpenID provider that the server trusts. */
  public Gaia withToken(String token) {
    return new Gaia(address, retries, "Bearer " + token, background);
  }

  /** For programs that call by themselves: their calls do not count as somebody being there. */
  public Gaia inBackground() {
    return new Gaia(address, retries, authorization, true);
  }

  public ConversationsClient conversations() {
    return client(ConversationsClient.class);
  }

  public ArchivesClient archives() {
    return client(ArchivesClient.class);
  }

  public BackgroundClient background() {
    return client(BackgroundClient.class);
  }

  public SearchClient search() {
    return client(SearchClient.class);
  }

  public AssistantClient assistant() {
    return client(AssistantClient.class);
  }

  public KnowledgeClient knowledge() {
    return client(KnowledgeClient.class);
  }

  public OperationsClient operations() {
    return client(OperationsClient.class);
  }

  /**
   * What may not be done twice never goes over a connection that was used before: a server that
   * stops closes those that rest, and nobody can tell whether it still read what came last. It has
   * a key, too, by which the server knows it when it comes again.
   */
  private <T> T client(Class<T> type) {
    OnceKey key = new OnceKey();
    return repeating(type, plain(type, null), plain(type, key), key, retries);
  }

  /**
   * @param key of calls that may not be done twice; null for the others
   */
  private <T> T plain(Class<T> type, @Nullable OnceKey key) {
    ClientRequestFilter headers =
        request -> {
          if (authorization != null) {
            request.getHeaders().putSingle("Authorization", authorization);
          }
          if (background) {
            request.getHeaders().putSingle("X-GAIA-Background", "client");
          }
          if (key != null) {
            request.getHeaders().putSingle("Connection", "close");
            request.getHeaders().putSingle(OnceKey.HEADER, key.present());
          }
        };
    return RestClientBuilder.newBuilder()
        .baseUri(address)
        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .register(headers)
        .build(type);
  }

  /**
   * @param once makes the calls that may not be done twice, with the key
   */
  static <T> T repeating(Class<T> type, T plain, T once, OnceKey key, Retries retries) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (Retries.isRepeatable(method)) {
            return call(plain, method, arguments, retries);
          }
          key.begin();
          try {
            return call(once, method, arguments, retries);
          } finally {
            key.end();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(
      Object plain, Method method, Object @Nullable [] arguments, Retries retries)
      throws Throwable {
    for (int done = 1; ; done++) {
      try {
        return method.invoke(plain, arguments);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof RuntimeException fault)
            || !retries.allow(method, fault, done)) {
          throw e.getCause();
        }
        pause(retries.pause(fault, done), fault);
      }
    }
  }

  private static void pause(Duration howLong, RuntimeException fault) {
    try {
      TimeUnit.MILLISECONDS.sleep(howLong.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault;
    }
  }
}
