package gaia.lora;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class AdaptersOnH2Test extends AdaptersContract {

  @Override
  EngineDatabase database(Path where) {
    return EngineDatabase.h2(where);
  }
}
