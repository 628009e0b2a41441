package gaia.background;

import gaia.it.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {

  @TempDir Path folder;

  @Test
  void tasks_are_worked_off_on_h2() {
    try (EngineDatabase database = EngineDatabase.h2(folder)) {
      worksOff(database);
    }
  }

  @Test
  void tasks_are_worked_off_on_postgresql() {
    try (EngineDatabase database = EngineDatabase.postgres()) {
      worksOff(database);
    }
  }

  private static void worksOff(EngineDatabase database) {
    try (EmbeddedEngine engine =
        new EmbeddedEngine(
                database, EmbeddedEngine.Plan.of(EngineFixtures.handler("count")).workers(2))
            .start()) {
      List<NewTask> wanted =
          IntStream.range(0, 50)
              .mapToObj(i -> new NewTask("count", "sheep-" + i, "local", "default", Map.of()))
              .toList();
      engine.submit(wanted);

      Await.until(
          "all are done",
          Duration.ofSeconds(20),
          engine::counts,
          counts -> counts.getOrDefault(TaskState.COMPLETED, 0L) == 50);
    }
  }
}
