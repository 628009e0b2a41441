package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class FactsOnPostgresTest extends FactsContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.postgres();
  }
}
