package gaia.background;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UpkeepOnH2Test extends UpkeepContract {

  @TempDir static Path folder;

  @Override
  EngineDatabase open() {
    return EngineDatabase.h2(folder);
  }
}
