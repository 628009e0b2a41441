package gaia.operations;

import gaia.files.DataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders whose files a backup holds, by names that do not depend on where they lie. */
final class KeptFolders {

  /**
   * @param name in the backup
   */
  record Kept(String name, Path path) {}

  private KeptFolders() {}

  static List<Kept> of(DataFolder data) {
    List<Kept> kept = new ArrayList<>();
    kept.add(new Kept("conversation_archives", data.conversationArchives()));
    kept.add(new Kept("structured_archives", data.structuredArchives()));
    kept.add(new Kept("lora_adapters", data.loraAdapters()));
    kept.add(new Kept("documents", data.documents()));
    data.watched().forEach(path -> kept.add(new Kept(path.getFileName().toString(), path)));
    return kept;
  }
}
