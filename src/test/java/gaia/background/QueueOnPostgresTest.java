package gaia.background;

class QueueOnPostgresTest extends QueueContract {

  @Override
  EngineDatabase open() {
    return EngineDatabase.postgres();
  }
}
