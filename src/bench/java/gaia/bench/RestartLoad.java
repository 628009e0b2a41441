package gaia.bench;

import gaia.client.ConversationsClient;
import gaia.client.ConversationsClient.Message;
import gaia.client.ConversationsClient.Start;
import gaia.client.ConversationsClient.Turn;
import gaia.client.Gaia;
import gaia.client.SearchTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People who use GAIA without a pause: each says something, reads it, searches and looks. */
final class RestartLoad {

  private final Gaia gaia;
  private final long pauseNanos;
  private final List<Thread> people = new ArrayList<>();
  private final Map<String, List<String>> acknowledged = new HashMap<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean open = true;

  /** What came of it. */
  record Report(
      int calls, Map<String, Integer> failures, double longestSeconds, int lost, int doubled) {}

  RestartLoad(Gaia gaia, int count, int pauseMillis) {
    this.gaia = gaia;
    this.pauseNanos = pauseMillis * 1_000_000L;
    for (int i = 0; i < count; i++) {
      String id =
          gaia.conversations().start(new Start("Person " + i, "restart")).conversation().id();
      acknowledged.put(id, new ArrayList<>());
      people.add(new Thread(() -> live(id), "person " + i));
    }
    people.forEach(Thread::start);
  }

  private void live(String id) {
    ConversationsClient conversations = gaia.conversations();
    var search = gaia.search();
    var background = gaia.background();
    List<String> said = acknowledged.getOrDefault(id, List.of());
    for (int n = 0; open; n++) {
      String words = "Note " + n + " of the conversation.";
      if (call(() -> conversations.add(id, List.of(Message.said("Mara", words))), "add")) {
        said.add(words);
      }
      call(() -> conversations.find(id), "find");
      call(() -> search.find(SearchTerms.of("lamp tower", 3)), "search");
      call(background::status, "status");
      LockSupport.parkNanos(pauseNanos);
    }
  }

  private boolean call(Runnable wanted, String name) {
    calls.incrementAndGet();
    long began = System.nanoTime();
    try {
      wanted.run();
      return true;
    } catch (RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      synchronized (failures) {
        failures.merge(name + ": " + root, 1, Integer::sum);
      }
      return false;
    } finally {
      nanos.add(System.nanoTime() - began);
    }
  }

  /** Lets everybody go and counts what is missing of what was acknowledged, and what is twice. */
  Report end() throws InterruptedException {
    open = false;
    for (Thread person : people) {
      person.join();
    }
    int lost = 0;
    int doubled = 0;
    for (Map.Entry<String, List<String>> one : acknowledged.entrySet()) {
      Map<String, Integer> there = new HashMap<>();
      List<Turn> turns = gaia.conversations().find(one.getKey()).messages();
      for (Turn turn : turns == null ? List.<Turn>of() : turns) {
        there.merge(turn.content(), 1, Integer::sum);
      }
      lost += (int) one.getValue().stream().filter(said -> !there.containsKey(said)).count();
      doubled += (int) there.values().stream().filter(times -> times > 1).count();
    }
    double longest = nanos.stream().mapToLong(Long::longValue).max().orElse(0) / 1e9;
    return new Report(calls.get(), Map.copyOf(failures), longest, lost, doubled);
  }
}
