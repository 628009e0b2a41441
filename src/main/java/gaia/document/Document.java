package gaia.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a document. Its text is a row of its own, so that lists stay light. */
@Entity
@SuppressWarnings("NullAway.Init")
class Document {

  @Id String id;
  String owner;
  String campaign;
  String name;

  /** Unique for an owner: the path of a watched file, or campaign and name of an upload. */
  @Column(name = "source_key")
  String sourceKey;

  String path;
  boolean uploaded;

  @Enumerated(EnumType.STRING)
  DocumentFormat format;

  long size;

  /** When the original was changed last, as its folder says. */
  Instant modified;

  @Nullable String sha256;

  /** Owner, campaign and hash of a document that is read; the database allows each once. */
  @Column(name = "content_key")
  @Nullable String contentKey;

  @Enumerated(EnumType.STRING)
  DocumentState state;

  @Nullable String failure;

  @Column(name = "same_as")
  @Nullable String sameAs;

  int chunks;

  @Column(name = "task_id")
  @Nullable String taskId;

  Instant created;
  Instant updated;
  @Nullable Instant searchable;

  protected Document() {}

  Document(String id, String owner, DocumentSource source, Instant now) {
    this.id = id;
    this.owner = owner;
    this.campaign = source.campaign();
    this.name = source.name();
    this.sourceKey = source.key();
    this.uploaded = source.uploaded();
    this.format = source.format();
    this.created = now;
    changed(source.path(), source.size(), source.modified(), now);
  }

  /** The original is new or has changed: it is to be read. */
  final void changed(String newPath, long newSize, Instant newModified, Instant now) {
    path = newPath;
    size = newSize;
    modified = newModified;
    state = DocumentState.PENDING;
    failure = null;
    updated = now;
  }

  void readBy(String task) {
    taskId = task;
  }

  /** The text is there. */
  void becomeReady(String hash, int pieces, Instant now) {
    end(DocumentState.READY, hash, now);
    contentKey = contentKey(owner, campaign, hash);
    chunks = pieces;
  }

  /** Another document has the same content. */
  void becomeDuplicate(String hash, String other, Instant now) {
    end(DocumentState.DUPLICATE, hash, now);
    sameAs = other;
  }

  void fail(String cause, Instant now) {
    end(DocumentState.FAILED, null, now);
    failure = cause;
  }

  private void end(DocumentState end, @Nullable String hash, Instant now) {
    state = end;
    sha256 = hash;
    contentKey = null;
    failure = null;
    sameAs = null;
    chunks = 0;
    updated = now;
    searchable = null;
  }

  /** The content is what it was; only the file was touched. */
  void unchanged() {
    state = sameAs == null ? DocumentState.READY : DocumentState.DUPLICATE;
  }

  void becomeSearchable(Instant now) {
    searchable = now;
  }

  static String contentKey(String owner, String campaign, String hash) {
    return owner + "/" + campaign + "/" + hash;
  }

  DocumentView view() {
    return new DocumentView(
        id,
        owner,
        campaign,
        name,
        path,
        uploaded,
        format.label(),
        size,
        state,
        failure,
        sameAs,
        chunks,
        taskId,
        created,
        updated,
        searchable);
  }
}
