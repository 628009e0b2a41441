package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class EditedArchiveOnPostgresTest extends EditedArchiveContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.postgres();
  }
}
