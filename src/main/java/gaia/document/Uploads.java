package gaia.document;

import gaia.access.CampaignName;
import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import gaia.search.Search;
import gaia.search.SearchUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Documents that come over HTTP, and go again. */
@ApplicationScoped
public class Uploads {

  private static final Logger LOG = EscapedLog.of(Uploads.class);
  private static final int LONGEST_NAME = 200;

  @Inject Documents documents;
  @Inject Originals originals;
  @Inject Search search;
  @Inject Clock clock;

  /** A document that was taken in, or was there already. */
  public record Uploaded(DocumentView document, boolean known) {}

  /**
   * Stores a document and queues its reading; both are durable when this returns.
   *
   * @param fileName as the client names it; only shown, and its ending tells the format
   * @throws Refusal when the format is not read, the document is empty or cannot be stored
   */
  public Uploaded store(String owner, @Nullable String campaign, String fileName, byte[] content) {
    String name = shown(fileName);
    DocumentFormat format =
        DocumentFormat.of(name)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "%s: not a format that is read. These are: %s"
                            .formatted(name, DocumentFormat.known())));
    if (content.length == 0) {
      throw Refusal.invalid(name + " is empty.");
    }
    Path original = originals.store(content, format);
    String path = originals.relative(original);
    DocumentSource source =
        new DocumentSource(
            CampaignName.of(campaign), name, path, true, format, content.length, clock.instant());
    try {
      Documents.Receipt receipt = documents.takeIn(owner, source, Originals.hash(content));
      if (receipt.known()) {
        originals.discard(path);
      } else if (receipt.replacedPath() != null) {
        originals.discard(receipt.replacedPath());
      }
      return new Uploaded(receipt.document(), receipt.known());
    } catch (RuntimeException e) {
      originals.discard(path);
      throw e;
    }
  }

  /** The last part of the name, on one line. */
  private static String shown(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String name = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
    if (name.isEmpty()) {
      throw Refusal.invalid("A document needs a name.");
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
  }

  /**
   * Removes an uploaded document: original, text and index.
   *
   * @throws Refusal when there is none, or its file lies in a watched folder
   */
  public void remove(String owner, String id) {
    DocumentView document =
        documents
            .find(owner, id)
            .orElseThrow(() -> Refusal.notFound("There is no document with this id."));
    if (!document.uploaded()) {
      throw Refusal.conflict(
          "The document is the file %s. It goes when the file is removed."
              .formatted(document.path()));
    }
    documents.remove(owner, id);
    originals.discard(document.path());
    unindex(id);
  }

  /** At once where possible; a task for it is queued in any case. */
  private void unindex(String id) {
    try {
      search.remove(DocumentChunks.NAME, id);
    } catch (SearchUnavailable e) {
      LOG.log(Level.WARNING, "A removed document leaves the index later", e);
    }
  }
}
