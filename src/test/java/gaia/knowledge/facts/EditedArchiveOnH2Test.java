package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class EditedArchiveOnH2Test extends EditedArchiveContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.h2(folder);
  }
}
