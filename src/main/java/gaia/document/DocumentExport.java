package gaia.document;

import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents of an owner: originals, what was read of them, and a list with their names. */
@ApplicationScoped
class DocumentExport implements ExportParticipant {

  private static final int PAGE = 200;

  @Inject Documents documents;
  @Inject Originals originals;

  @Override
  public String folder() {
    return "documents";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    List<DocumentView> all = new ArrayList<>();
    List<DocumentView> page = documents.list(owner, null, null, PAGE, null);
    while (!page.isEmpty()) {
      for (DocumentView one : page) {
        export(owner, one, files);
      }
      all.addAll(page);
      page = documents.list(owner, null, null, PAGE, page.get(page.size() - 1).id());
    }
    files.json("documents.json", all);
  }

  private void export(String owner, DocumentView one, ExportFiles files) throws IOException {
    Optional<String> text = documents.text(owner, one.id());
    if (text.isPresent()) {
      files.text(one.id() + "_text.md", text.get());
    }
    try {
      files.copy(one.id() + "." + one.format(), originals.locate(one.path()));
    } catch (UnreadableDocument e) {
      // A watched file that its owner took away: what was read of it is all there is.
      return;
    }
  }
}
