package gaia.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a port of this machine that can be shut and opened again. */
final class Gate implements AutoCloseable {

  private final int target;
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "gate");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean open = true;

  Gate(int target) throws IOException {
    this.target = target;
    threads.execute(this::admit);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Cuts everybody off, and keeps everybody out. */
  void shut() {
    open = false;
    passing.forEach(Gate::drop);
  }

  void open() {
    open = true;
  }

  private void admit() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        if (open) {
          connect(caller);
        } else {
          drop(caller);
        }
      } catch (IOException e) {
        // Closed, or the other side is away: the caller notices.
        continue;
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
    passing.add(caller);
    passing.add(called);
    threads.execute(() -> pass(caller, called));
    threads.execute(() -> pass(called, caller));
    if (!open) {
      shut();
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // One side has ended, so both have.
      return;
    } finally {
      passing.remove(from);
      passing.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    shut();
    threads.shutdownNow();
  }
}
