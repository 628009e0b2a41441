package gaia.operations;

import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The data folder as the settings have it. */
@Dependent
class DataFolderProducer {

  @Produces
  @Singleton
  DataFolder folder(Settings settings) {
    return new DataFolder(
        settings.dataFolder(), settings.structuredArchives(), settings.loraAdapters());
  }
}
