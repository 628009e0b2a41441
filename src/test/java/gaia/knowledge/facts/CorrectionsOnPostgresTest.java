package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class CorrectionsOnPostgresTest extends CorrectionsContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.postgres();
  }
}
