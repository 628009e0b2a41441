package gaia.knowledge.facts;

import gaia.background.Tasks;
import gaia.knowledge.structured.ArchiveEdits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds structured archives whose files are not as they were when their facts were worked out, and
 * has these worked out anew. Where the file proves to say the same, that changes nothing.
 */
@ApplicationScoped
@Transactional
public class EditedArchives {

  @Inject ClaimRepository claims;
  @Inject ArchiveEdits edits;
  @Inject Tasks tasks;

  /**
   * @param seen stamps of files that were queued before, by archive; those queued now are added
   * @return how many tasks were queued
   */
  int queue(Map<String, String> seen) {
    Map<String, String> files = edits.stamps();
    Map<String, String> queued = new HashMap<>();
    for (StoredArchive archive : claims.archives()) {
      String stamp = files.get(archive.archiveId);
      if (stamp != null
          && !stamp.equals(archive.fingerprint)
          && !stamp.equals(seen.get(archive.archiveId))) {
        tasks.submit(
            IntegrateKnowledgeTask.wanted(archive.archiveId, archive.owner, archive.campaign));
        queued.put(archive.archiveId, stamp);
      }
    }
    seen.putAll(queued);
    return queued.size();
  }
}
