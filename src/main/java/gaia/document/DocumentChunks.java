package gaia.document;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.embedding.Chunker;
import gaia.search.DocumentsIndexed;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import gaia.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Gives the chunks of documents to search, each below the name and headings it stands under. */
@ApplicationScoped
@Transactional
class DocumentChunks implements SearchSource {

  static final String NAME = "document";

  @Inject DocumentRepository documents;
  @Inject Settings settings;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SearchDocument> documents(String id) {
    return documents
        .locked(id)
        .filter(document -> document.state == DocumentState.READY)
        .map(document -> chunks(document, documents.text(id).orElse("")))
        .orElse(List.of());
  }

  private List<SearchDocument> chunks(Document document, String text) {
    List<SearchDocument> found = new ArrayList<>();
    for (Chunker.Chunk chunk : chunker().chunks(text)) {
      found.add(
          new SearchDocument(
              SearchKind.DOCUMENT,
              document.owner,
              document.campaign,
              document.id,
              found.size(),
              null,
              document.modified,
              title(document.name, chunk) + "\n" + chunk.text()));
    }
    return found;
  }

  static String title(String name, Chunker.Chunk chunk) {
    List<String> path = new ArrayList<>(List.of(name));
    path.addAll(chunk.headings());
    return String.join(" › ", path);
  }

  /** As the settings want it; what was cut otherwise stays so until the document changes. */
  Chunker chunker() {
    return new Chunker(
        settings.integer(Setting.GAIA_CHUNK_SIZE), settings.integer(Setting.GAIA_CHUNK_OVERLAP));
  }

  @Override
  public List<String> groups() {
    return documents.readyIds();
  }

  /** Runs in the transaction that completes the task. */
  void indexed(@Observes DocumentsIndexed done) {
    if (done.source().equals(NAME)) {
      documents
          .locked(done.groupId())
          .filter(document -> document.state == DocumentState.READY)
          .ifPresent(document -> document.becomeSearchable(clock.instant()));
    }
  }
}
