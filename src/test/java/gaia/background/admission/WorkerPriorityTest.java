package gaia.background.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerPriorityTest {

  /** A thread as the kernel sees it. */
  private record Seen(WorkerPriority achieved, String nice, String policy) {

    static Seen ofThisThread(WorkerPriority achieved) {
      try {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Seen(achieved, fields[16], fields[38]);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static Seen onAThreadOfItsOwn(boolean lowered) {
    CompletableFuture<Seen> seen = new CompletableFuture<>();
    new Thread(
            () ->
                seen.complete(
                    Seen.ofThisThread(
                        lowered ? WorkerPriority.lowerThisThread() : WorkerPriority.PLAIN)))
        .start();
    return seen.join();
  }

  @Test
  void on_linux_the_kernel_says_what_the_class_says() {
    assumeTrue(Platform.isLinux());

    Seen seen = onAThreadOfItsOwn(true);

    switch (seen.achieved()) {
      case IDLE -> assertThat(seen.policy()).isEqualTo("5");
      case NICE -> assertThat(seen.nice()).isEqualTo("19");
      default -> assertThat(seen.policy()).isEqualTo("0");
    }
  }

  @Test
  void no_other_thread_is_lowered() {
    assumeTrue(Platform.isLinux());
    onAThreadOfItsOwn(true);

    assertThat(Seen.ofThisThread(WorkerPriority.PLAIN)).isEqualTo(onAThreadOfItsOwn(false));
  }
}
