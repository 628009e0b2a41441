package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class CorrectionsOnH2Test extends CorrectionsContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.h2(folder);
  }
}
