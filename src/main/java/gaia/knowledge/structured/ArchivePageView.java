package gaia.knowledge.structured;

import gaia.access.Caller;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backs the page of one archive: what was said beside what was made of it. */
@Named("archivePage")
@RequestScoped
public class ArchivePageView {

  private static final int ON_A_PAGE = 1000;

  @Inject ConversationManager manager;
  @Inject StructuredArchives structured;
  @Inject Tasks tasks;
  @Inject Rereading rereading;
  @Inject Caller caller;

  private @Nullable String id;
  private @Nullable String download;
  private int from;
  private @Nullable ArchiveView archive;
  private List<Turn> turns = List.of();
  private @Nullable String markdown;

  /** Reads everything; an unknown archive is a page that does not exist. */
  public void open() throws IOException {
    archive = id == null ? null : manager.archive(caller.owner(), id).orElse(null);
    if (archive == null) {
      notFound();
      return;
    }
    markdown = structured.content(caller.owner(), archive.id()).orElse(null);
    if (download == null) {
      turns = manager.transcript(archive.id()).map(Transcript::turns).orElse(List.of());
    } else {
      send(archive.id());
    }
  }

  private void send(String archiveId) throws IOException {
    Optional<String> text =
        "raw".equals(download)
            ? manager.markdown(caller.owner(), archiveId)
            : Optional.ofNullable(markdown);
    if (text.isEmpty()) {
      notFound();
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext response = faces.getExternalContext();
    String name = archiveId + ("raw".equals(download) ? ".md" : "_structured.md");
    response.setResponseContentType("text/markdown;charset=UTF-8");
    response.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.getResponseOutputWriter().write(text.get());
    faces.responseComplete();
  }

  /** The button that has the archive read again. */
  public String reread() {
    if (id != null) {
      rereading.queue(caller.owner(), id);
    }
    return "archive?faces-redirect=true&includeViewParams=true";
  }

  private static void notFound() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().responseSendError(404, "no such archive");
    faces.responseComplete();
  }

  public @Nullable ArchiveView getArchive() {
    return archive;
  }

  /** The turns of this page. */
  public List<Turn> getTurns() {
    int first = Math.min(Math.max(0, from), turns.size());
    return turns.subList(first, Math.min(turns.size(), first + ON_A_PAGE));
  }

  /** Index of the first turn of the page before; null on the first page. */
  public @Nullable Integer getEarlier() {
    return from <= 0 ? null : Math.max(0, from - ON_A_PAGE);
  }

  /** Index of the first turn of the page after; null on the last page. */
  public @Nullable Integer getLater() {
    return from + ON_A_PAGE >= turns.size() ? null : from + ON_A_PAGE;
  }

  public boolean isStructured() {
    return markdown != null;
  }

  /** The structured archive as HTML that is safe in a page; its references lead to the turns. */
  public String getHtml() {
    return markdown == null ? "" : TurnLinks.lead(MarkdownHtml.render(markdown));
  }

  /** The state of the archive in words. */
  public String getStatus() {
    return archive == null ? "" : archive.status().label().replace('_', ' ');
  }

  /** The task that processes the archive; null when its record is gone. */
  public @Nullable TaskView getTask() {
    return archive == null || archive.taskId() == null
        ? null
        : tasks.find(caller.owner(), archive.taskId()).orElse(null);
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public String getFrom() {
    return Integer.toString(from);
  }

  /** What is no number is the beginning. */
  public void setFrom(@Nullable String from) {
    this.from = from != null && from.matches("[0-9]{1,9}") ? Integer.parseInt(from) : 0;
  }

  public @Nullable String getDownload() {
    return download;
  }

  public void setDownload(@Nullable String download) {
    this.download = download;
  }
}
