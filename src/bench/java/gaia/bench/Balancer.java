package gaia.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Passes connections on to servers in turn, as a balancer of level 4 does: to those that said they
 * were ready when last asked, twice a second, and to the next one where no connection is made. What
 * a connection carries it does not know.
 */
final class Balancer implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1000;
  private static final int PROBE_MILLIS = 500;

  private final ServerSocket door;
  private volatile List<URI> servers = List.of();
  private final Predicate<URI> isReady;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "balancer");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> ready = List.of();

  /**
   * @param isReady asked again and again, on a thread of the balancer
   */
  Balancer(Predicate<URI> isReady) throws IOException {
    this.isReady = isReady;
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::probe);
    threads.execute(this::accept);
  }

  /** From now on these are behind it; all of them are ready. */
  void serve(List<URI> behind) {
    servers = List.copyOf(behind);
    ready = servers;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  private void probe() {
    while (!door.isClosed()) {
      ready = servers.stream().filter(isReady).toList();
      java.util.concurrent.locks.LockSupport.parkNanos(PROBE_MILLIS * 1_000_000L);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> passOn(client));
      } catch (IOException e) {
        // The door was closed; the loop sees it.
      }
    }
  }

  private void passOn(Socket client) {
    List<URI> present = ready;
    for (int tried = 0; tried < present.size(); tried++) {
      URI next = present.get(Math.floorMod(turn.getAndIncrement(), present.size()));
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress(next.getHost(), next.getPort()), CONNECT_MILLIS);
      } catch (IOException e) {
        close(server);
        continue;
      }
      threads.execute(() -> copy(client, server));
      copy(server, client);
      return;
    }
    close(client);
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side hung up, and with that the other is closed.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone in any case.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
