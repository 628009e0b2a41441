package gaia.document;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.embedding.Chunker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backs the page of one document: what it says, piece by piece, as search finds it. */
@Named("documentPage")
@RequestScoped
public class DocumentPageView {

  private static final int ON_A_PAGE = 200;
  private static final int NOT_FOUND = 404;

  @Inject Documents documents;
  @Inject DocumentChunks chunks;
  @Inject Uploads uploads;
  @Inject Caller caller;

  /** In whose name the document is read. */
  private String name = "";

  private @Nullable String id;
  private int from;
  private @Nullable DocumentView document;
  private List<Piece> pieces = List.of();
  private int total;

  /**
   * A piece of the document.
   *
   * @param number 0-based place
   * @param title the headings it stands under; null when they are those of the piece before
   */
  public record Piece(int number, @Nullable String title, String text) {}

  /** Loads the document; there is no page for one that is not there. */
  public @Nullable String open() throws IOException {
    name = id == null ? "" : documents.readerOf(caller.owner(), id);
    document = id == null ? null : documents.find(name, id).orElse(null);
    if (document == null) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(NOT_FOUND, null);
      faces.responseComplete();
      return null;
    }
    load(documents.text(name, document.id()).orElse(""));
    return press(FacesContext.getCurrentInstance());
  }

  /** Whether the person may remove it; what others share is theirs. */
  public boolean isMine() {
    return name.equals(caller.owner());
  }

  private @Nullable String press(FacesContext faces) {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    if (!faces.isPostback()) {
      return null;
    }
    return sent.containsKey("remove") ? remove() : sent.containsKey("retry") ? retry() : null;
  }

  private void load(String text) {
    List<Chunker.Chunk> all = chunks.chunker().chunks(text);
    total = all.size();
    List<Piece> shown = new ArrayList<>();
    for (int i = Math.min(from, total); i < Math.min(from + ON_A_PAGE, total); i++) {
      String title = String.join(" › ", all.get(i).headings());
      String before = i == from ? null : String.join(" › ", all.get(i - 1).headings());
      shown.add(
          new Piece(i, title.isEmpty() || title.equals(before) ? null : title, all.get(i).text()));
    }
    pieces = shown;
  }

  /** Removes the document, if it was uploaded. */
  private @Nullable String remove() {
    return act(
        () -> uploads.remove(caller.owner(), String.valueOf(id)), "documents?faces-redirect=true");
  }

  /** Reads a failed document again. */
  private @Nullable String retry() {
    return act(
        () -> documents.retry(caller.owner(), String.valueOf(id)),
        "document?faces-redirect=true&includeViewParams=true");
  }

  private static @Nullable String act(Runnable wish, String next) {
    try {
      wish.run();
      return next;
    } catch (Refusal e) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
      return null;
    }
  }

  public @Nullable DocumentView getDocument() {
    return document;
  }

  public List<Piece> getPieces() {
    return pieces;
  }

  /** First piece of the page before; null on the first page. */
  public @Nullable Integer getEarlier() {
    return from == 0 ? null : Math.max(0, from - ON_A_PAGE);
  }

  /** First piece of the next page; null on the last one. */
  public @Nullable Integer getLater() {
    return from + ON_A_PAGE < total ? from + ON_A_PAGE : null;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public int getFrom() {
    return from;
  }

  public void setFrom(int from) {
    this.from = Math.max(0, from);
  }
}
