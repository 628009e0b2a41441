package gaia.knowledge.facts;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class FactsOnH2Test extends FactsContract {

  @Override
  EngineDatabase database(Path folder) {
    return EngineDatabase.h2(folder);
  }
}
