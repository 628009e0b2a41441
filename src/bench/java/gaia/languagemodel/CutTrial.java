package gaia.languagemodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How long a background generation goes on after a person has asked: until its connection is
 * closed, as the model's server sees it, and until the task knows. Over HTTP on loopback, with a
 * server that sends a piece every 5 ms.
 *
 * <p>Argument: trials.
 */
public final class CutTrial {

  private CutTrial() {}

  public static void main(String[] arguments) throws Exception {
    int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    List<Double> closed = new ArrayList<>();
    List<Double> known = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      one(closed, known);
    }
    print("connection closed", closed);
    print("task knows", known);
  }

  private static void one(List<Double> closed, List<Double> known) throws Exception {
    try (FakeOpenAiServer server = FakeOpenAiServer.saying("one two three")) {
      GatedLanguageModel gate = new GatedLanguageModel(FakeModel.at(server));
      server.in(FakeOpenAiServer.Mode.HANG);
      CompletableFuture<Void> begun = new CompletableFuture<>();
      CompletableFuture<Long> interrupted =
          CompletableFuture.supplyAsync(() -> background(gate, begun));
      begun.get();
      server.in(FakeOpenAiServer.Mode.ANSWER);
      CompletableFuture<Long> left =
          CompletableFuture.supplyAsync(
              () -> {
                awaitLeft(server);
                return System.nanoTime();
              });
      long asked = System.nanoTime();
      gate.generate(
          ChatRequest.interactive(List.of(ChatMessage.user("Who?"))), GenerationListener.NONE);
      closed.add((left.get() - asked) / 1e6);
      known.add((interrupted.get() - asked) / 1e6);
    }
  }

  private static void awaitLeft(FakeOpenAiServer server) {
    try {
      if (!server.awaitListenerLeft()) {
        throw new IllegalStateException("the connection was never closed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long background(LanguageModel gate, CompletableFuture<Void> begun) {
    GenerationListener listener =
        new GenerationListener() {
          @Override
          public void text(String piece) {
            begun.complete(null);
          }
        };
    try {
      gate.generate(ChatRequest.background(List.of(ChatMessage.user("Read."))), listener);
      throw new IllegalStateException("it was not cut");
    } catch (LanguageModelFailure.Interrupted e) {
      return System.nanoTime();
    }
  }

  private static void print(String what, List<Double> millis) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%s: median %.1f ms, p99 %.1f ms, longest %.1f ms of %d%n",
        what,
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
        Arrays.stream(sorted).max().orElse(0),
        sorted.length);
  }
}
