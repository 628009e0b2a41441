package gaia.api;

import gaia.background.EngineDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class KeptAnswersOnPostgresTest extends KeptAnswersContract {

  private static @Nullable KeptAnswersOnDatabase rows;

  @BeforeAll
  static void open() {
    rows = new KeptAnswersOnDatabase(EngineDatabase.postgres());
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
