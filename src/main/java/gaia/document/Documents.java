package gaia.document;

import gaia.access.Refusal;
import gaia.access.Sharing;
import gaia.background.NewTask;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documents of the house and how far each has come. */
@ApplicationScoped
@Transactional
public class Documents {

  @Inject DocumentRepository documents;
  @Inject Tasks tasks;
  @Inject Sharing sharing;
  @Inject Clock clock;

  /**
   * One page of documents by name.
   *
   * @param after only documents listed after the one with this id
   */
  public List<DocumentView> list(
      String owner,
      @Nullable String campaign,
      @Nullable DocumentState state,
      int limit,
      @Nullable String after) {
    return documents.page(owner, campaign, state, limit, after).stream()
        .map(Document::view)
        .toList();
  }

  /** In whose name a person may read a document; their own where nobody shares it. */
  public String readerOf(String person, String id) {
    return documents
        .find(id)
        .map(found -> sharing.nameFor(person, found.owner, found.campaign, Sharing.Wish.READ))
        .orElse(person);
  }

  public Optional<DocumentView> find(String owner, String id) {
    return documents.find(owner, id).map(Document::view);
  }

  /** What the document says, as markdown; empty until it is read. */
  public Optional<String> text(String owner, String id) {
    return documents.find(owner, id).flatMap(found -> documents.text(found.id));
  }

  /** What an upload came to. */
  record Receipt(DocumentView document, boolean known, @Nullable String replacedPath) {}

  /**
   * Takes in an original that lies in its place: a new document, or the new version of a known one.
   * Content that is there already is not taken in again.
   */
  Receipt takeIn(String owner, DocumentSource source, @Nullable String hash) {
    if (hash != null) {
      Optional<Document> same = documents.byContent(owner, source.campaign(), hash);
      if (same.isPresent()) {
        return new Receipt(same.get().view(), true, null);
      }
    }
    Optional<Document> known = documents.bySource(owner, source.key());
    String replaced = known.map(document -> document.path).orElse(null);
    Document document =
        known.flatMap(found -> documents.locked(found.id)).orElseGet(() -> insert(owner, source));
    document.changed(source.path(), source.size(), source.modified(), clock.instant());
    submitReading(document);
    return new Receipt(document.view(), false, replaced);
  }

  private Document insert(String owner, DocumentSource source) {
    Document document = new Document(UUID.randomUUID().toString(), owner, source, clock.instant());
    documents.insert(document);
    return document;
  }

  private void submitReading(Document document) {
    document.readBy(
        tasks.submit(
            new NewTask(
                ReadDocumentTask.TYPE,
                document.id,
                document.owner,
                document.campaign,
                Map.of("document", document.id))));
  }

  /** Reads a failed document again. */
  public DocumentView retry(String owner, String id) {
    Document document = required(owner, id);
    if (document.state != DocumentState.FAILED) {
      throw Refusal.conflict("Only a document that could not be read can be read again.");
    }
    document.changed(document.path, document.size, document.modified, clock.instant());
    submitReading(document);
    return document.view();
  }

  /**
   * Forgets a document; what had the same content takes its place.
   *
   * @return what it was
   */
  DocumentView remove(String owner, String id) {
    Document document = required(owner, id);
    DocumentView gone = document.view();
    List<Document> heirs = documents.duplicatesOf(id);
    documents.remove(document);
    heirs.forEach(heir -> heir.changed(heir.path, heir.size, heir.modified, clock.instant()));
    heirs.forEach(this::submitReading);
    submitIndexing(gone);
    return gone;
  }

  private Document required(String owner, String id) {
    return documents
        .find(owner, id)
        .flatMap(found -> documents.locked(found.id))
        .orElseThrow(() -> Refusal.notFound("There is no document with this id."));
  }

  /** What the folders held when they were looked at last. */
  List<FolderChanges.Known> inFolders(String owner) {
    return documents.inFolders(owner).stream()
        .map(file -> new FolderChanges.Known(file.id, file.path, file.size, file.modified))
        .toList();
  }

  /** The document that is to be read; empty when it is gone or needs no reading. */
  Optional<ToRead> toRead(String id) {
    return documents
        .locked(id)
        .filter(document -> document.state == DocumentState.PENDING)
        .map(document -> new ToRead(document.view(), document.format, document.sha256));
  }

  /** An original that waits to be read. */
  record ToRead(DocumentView document, DocumentFormat format, @Nullable String hash) {}

  /** The file was touched, its content is what it was. Runs in the transaction of the task. */
  void unchanged(String id) {
    documents.locked(id).ifPresent(Document::unchanged);
  }

  /** Keeps what was read. Runs in the transaction that completes the task. */
  void keep(String id, String hash, String markdown, int chunks) {
    Document document = documents.locked(id).orElse(null);
    if (document == null) {
      return;
    }
    Optional<Document> same =
        documents
            .byContent(document.owner, document.campaign, hash)
            .filter(other -> !other.id.equals(id));
    if (same.isPresent()) {
      document.becomeDuplicate(hash, same.get().id, clock.instant());
      documents.dropText(id);
    } else {
      document.becomeReady(hash, chunks, clock.instant());
      documents.keepText(document, markdown);
    }
    submitIndexing(document.view());
  }

  /** The document cannot be read. Runs in the transaction that gives the task up. */
  void failed(String id, String cause) {
    documents
        .locked(id)
        .ifPresent(
            document -> {
              document.fail(cause, clock.instant());
              documents.dropText(id);
              submitIndexing(document.view());
            });
  }

  private void submitIndexing(DocumentView document) {
    tasks.submit(
        new NewTask(
            "embed_document",
            DocumentChunks.NAME + "/" + document.id(),
            document.owner(),
            document.campaign(),
            Map.of("source", DocumentChunks.NAME, "group", document.id())));
  }
}
