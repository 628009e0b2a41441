package gaia.lora;

import gaia.background.EngineDatabase;
import java.nio.file.Path;

class AdaptersOnPostgresTest extends AdaptersContract {

  @Override
  EngineDatabase database(Path where) {
    return EngineDatabase.postgres();
  }
}
