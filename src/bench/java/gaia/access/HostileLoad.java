package gaia.access;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What somebody who uses a server feels while others attack it: strangers who send a body byte by
 * byte, strangers who ask without a pause, and somebody with a login who does.
 *
 * <p>{@code -Dbench=gaia.access.HostileLoad -Dbench.args="SECONDS SLOW FLOODS"}, 60, 100 and 8
 * unless given: how long, how many slow connections, how many that flood.
 */
public final class HostileLoad {

  private static final long DRIP = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final HouseOfPeople house;
  private final AtomicInteger floods = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private volatile boolean open = true;

  private HostileLoad(HouseOfPeople house) {
    this.house = house;
  }

  public static void main(String... args) throws InterruptedException {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
    int slow = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int floods = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    HouseOfPeople house = new HouseOfPeople();
    try {
      HostileLoad load = new HostileLoad(house);
      load.measure("warm-up", seconds / 2);
      load.measure("alone", seconds);
      List<Thread> attackers = load.attack(slow, floods);
      load.measure("attacked", seconds);
      load.open = false;
      for (Thread attacker : attackers) {
        attacker.join();
      }
      System.out.printf(
          "%d requests of the flood, %d slow connections cut off%n",
          load.floods.get(), load.cutOff.get());
      System.out.println("target: p95 of a normal user under 1000 ms");
    } finally {
      house.close();
    }
  }

  private List<Thread> attack(int slow, int floods) {
    List<Thread> attackers = new ArrayList<>();
    for (int i = 0; i < slow; i++) {
      attackers.add(new Thread(this::drip, "slow " + i));
    }
    for (int i = 0; i < floods; i++) {
      String name = i % 2 == 0 ? "" : "jonas";
      attackers.add(new Thread(() -> flood(name), "flood " + i));
    }
    attackers.forEach(Thread::start);
    return attackers;
  }

  private void drip() {
    URI target = URI.create(house.server().url());
    String head =
        "POST /api/query HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\n"
            .formatted(target.getPort());
    while (open) {
      try (Socket socket = new Socket(target.getHost(), target.getPort())) {
        OutputStream out = socket.getOutputStream();
        out.write((head + "Content-Length: 100000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
        while (open) {
          out.write(' ');
          LockSupport.parkNanos(DRIP);
        }
      } catch (IOException e) {
        cutOff.incrementAndGet();
        LockSupport.parkNanos(DRIP);
      }
    }
  }

  private void flood(String name) {
    while (open) {
      try {
        String[] headers =
            name.isEmpty() ? new String[0] : new String[] {"Cookie", house.cookie(name)};
        house.server().http().trySend("GET", "/api/search?q=a", BodyPublishers.noBody(), headers);
        floods.incrementAndGet();
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private void measure(String name, int seconds) {
    List<Double> millis = new ArrayList<>();
    int failed = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; System.nanoTime() < end; i++) {
      long from = System.nanoTime();
      int status =
          house
              .send("mara", "GET", i % 2 == 0 ? "/api/search?q=tower" : "/index.xhtml", "")
              .status();
      millis.add((System.nanoTime() - from) / 1e6);
      failed += status == 200 ? 0 : 1;
      LockSupport.parkNanos(PAUSE);
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%-10s %5d requests, %d failed, p50 %.1f ms, p95 %.1f, p99 %.1f, longest %.1f %s%n",
        name,
        sorted.length,
        failed,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[(int) (sorted.length * 0.99)],
        sorted[sorted.length - 1],
        Arrays.stream(sorted).filter(ms -> ms > 1000).count() + " over a second");
  }
}
