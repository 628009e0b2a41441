package gaia.knowledge.structured;

import gaia.conversation.ConversationManager;
import gaia.files.DataFolder;
import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;

/** The structured archives of an owner, as they lie on disk. */
@ApplicationScoped
class StructuredExport implements ExportParticipant {

  @Inject ConversationManager conversations;
  @Inject DataFolder folder;

  @Override
  public String folder() {
    return "structured_archives";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    StructuredFiles structured = new StructuredFiles(folder);
    for (String archive : conversations.ownedIds(owner).stream().sorted().toList()) {
      if (StructuredFiles.isId(archive)) {
        for (Path version : structured.versions(archive)) {
          files.copy(version.getFileName().toString(), version);
        }
      }
    }
  }
}
