package gaia.background;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class QueueOnH2Test extends QueueContract {

  @TempDir static Path folder;

  @Override
  EngineDatabase open() {
    return EngineDatabase.h2(folder);
  }
}
