package gaia.api;

import gaia.background.EngineDatabase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class KeptAnswersOnH2Test extends KeptAnswersContract {

  private static @Nullable KeptAnswersOnDatabase rows;

  @BeforeAll
  static void open(@TempDir Path folder) {
    rows = new KeptAnswersOnDatabase(EngineDatabase.h2(folder));
  }

  @AfterEach
  void empty() {
    rows().empty();
  }

  @AfterAll
  static void close() {
    if (rows != null) {
      rows.close();
    }
  }

  @Override
  KeptAnswersOnDatabase rows() {
    if (rows == null) {
      throw new IllegalStateException("not open");
    }
    return rows;
  }
}
