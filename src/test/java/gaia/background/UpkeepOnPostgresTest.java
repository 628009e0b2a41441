package gaia.background;

class UpkeepOnPostgresTest extends UpkeepContract {

  @Override
  EngineDatabase open() {
    return EngineDatabase.postgres();
  }
}
