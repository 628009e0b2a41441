package gaia.assistant;

import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Which turns the answers to an owner rest on, and what long conversations were shortened to. The
 * answers are turns of their conversations.
 */
@ApplicationScoped
class CitationExport implements ExportParticipant {

  @Inject CitationRepository citations;
  @Inject CompactionRepository compactions;

  @Override
  public String folder() {
    return "answers";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    files.json("citations.json", citations.ofOwner(owner));
    files.json("compacted.json", compactions.ofOwner(owner));
  }
}
