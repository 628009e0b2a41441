package gaia.lora.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that do the parts of one piece of work at the same time. */
public interface Team {

  /** How many parts there are. */
  int size();

  /** Does all parts, and returns when the last is done. */
  void run(IntConsumer part);

  /** The calling thread does everything. */
  static Team alone() {
    return new Team() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public void run(IntConsumer part) {
        part.accept(0);
      }
    };
  }

  /** The calling thread does the first part, threads of the executor do the others. */
  static Team of(int size, ExecutorService executor) {
    return new Team() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void run(IntConsumer part) {
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < size; i++) {
          int index = i;
          others.add(executor.submit(() -> part.accept(index)));
        }
        boolean done = false;
        try {
          part.accept(0);
          done = true;
        } finally {
          for (Future<?> other : others) {
            await(other, done);
          }
        }
      }
    };
  }

  /**
   * @param tells whether a failure is passed on; not, when the caller's own part has ended with one
   */
  private static void await(Future<?> other, boolean tells) {
    boolean interrupted = false;
    while (true) {
      try {
        other.get();
        break;
      } catch (InterruptedException e) {
        // The others write into shared memory: nobody may go on before they are done.
        interrupted = true;
      } catch (ExecutionException e) {
        if (tells) {
          throw new IllegalStateException("a part of the work failed: " + e.getCause(), e);
        }
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
