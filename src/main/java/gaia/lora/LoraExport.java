package gaia.lora;

import gaia.files.DataFolder;
import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** What an owner's models were taught, with the adapters. */
@ApplicationScoped
class LoraExport implements ExportParticipant {

  @Inject Adapters adapters;
  @Inject DataFolder data;

  @Override
  public String folder() {
    return "lora";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    List<AdapterView> all = adapters.list(owner);
    if (all.isEmpty()) {
      return;
    }
    files.json("adapters.json", all);
    for (AdapterView adapter : all) {
      AdapterFolder folder = AdapterFolder.of(data, adapter.id());
      files.copy(adapter.id() + ".jsonl", folder.trainingSet());
      files.copy(adapter.id() + ".gguf", folder.gguf());
    }
  }
}
