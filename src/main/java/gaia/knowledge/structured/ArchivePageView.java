package gaia.knowledge.structured;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.conversation.ArchiveStatus;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.facts.Facts;
import gaia.search.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  @Inject Facts facts;
  @Inject Caller caller;

  /** In whose name the archive is read. */
  private String name = "";

  private @Nullable String id;
  private @Nullable String download;
  private int from;
  private boolean edit;
  private @Nullable ArchiveView archive;
  private List<Turn> turns = List.of();
  private @Nullable String markdown;

  /**
   * Something that is done with an archive.
   *
   * @param name its word is {@code stage_} and this
   */
  public record Stage(String name, boolean done) {}

  /** Reads everything; an unknown archive is a page that does not exist. */
  public @Nullable String open() throws IOException {
    name = id == null ? "" : manager.readerOf(caller.owner(), id);
    archive = id == null ? null : manager.archive(name, id).orElse(null);
    if (archive == null) {
      notFound();
      return null;
    }
    markdown = structured.content(name, archive.id()).orElse(null);
    if (download == null) {
      turns = manager.transcript(archive.id()).map(Transcript::turns).orElse(List.of());
    } else {
      send(archive.id());
    }
    return press();
  }

  /** Whether the words are the person's own, or where else they come from. */
  public Origin getOrigin() {
    String shown = archive == null ? "" : archive.id();
    return manager.origins(caller.owner(), Set.of(shown)).getOrDefault(shown, Origin.SHARED);
  }

  private void send(String archiveId) throws IOException {
    Optional<String> text =
        "raw".equals(download) ? manager.markdown(name, archiveId) : Optional.ofNullable(markdown);
    if (text.isEmpty()) {
      notFound();
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext response = faces.getExternalContext();
    String file = archiveId + ("raw".equals(download) ? ".md" : "_structured.md");
    response.setResponseContentType("text/markdown;charset=UTF-8");
    response.setResponseHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    response.getResponseOutputWriter().write(text.get());
    faces.responseComplete();
  }

  private static void notFound() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().responseSendError(404, "no such archive");
    faces.responseComplete();
  }

  public @Nullable ArchiveView getArchive() {
    return archive;
  }

  /** False for a guest, who may only read. */
  public boolean isMine() {
    return name.equals(caller.owner());
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
    return markdown == null ? "" : TurnLinks.lead(MarkdownHtml.render(markdown), this::address);
  }

  /** A turn that is on this page, or on another one of the archive; as HTML. */
  private String address(int turn) {
    boolean here = turn >= from && turn < from + ON_A_PAGE;
    return here
        ? "#t" + turn
        : "archive.xhtml?id=%s&amp;from=%d#t%d".formatted(id, turn / ON_A_PAGE * ON_A_PAGE, turn);
  }

  /** The stages that an archive goes through, in order. */
  public List<Stage> getStages() {
    if (archive == null) {
      return List.of();
    }
    boolean read = archive.status() == ArchiveStatus.PROCESSED;
    return List.of(
        new Stage("raw", true),
        new Stage("summarised", read),
        new Stage("structured", markdown != null),
        new Stage("searchable", archive.searchable() != null),
        new Stage("known", facts.isIntegrated(archive.id())));
  }

  /** What a person edits: the text below the front matter. */
  public String getBody() {
    return markdown == null ? "" : HandEdit.of(markdown).body();
  }

  /** Whether the text is shown to be edited. */
  public boolean isEditing() {
    return edit && markdown != null;
  }

  public String getEdit() {
    return edit ? "true" : "";
  }

  public void setEdit(@Nullable String edit) {
    this.edit = "true".equals(edit);
  }

  private @Nullable String press() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    if (!faces.isPostback() || id == null) {
      return null;
    }
    try {
      if (sent.containsKey("save")) {
        structured.edit(
            caller.owner(), id, sent.getOrDefault("before", ""), sent.getOrDefault("after", ""));
      } else if (sent.containsKey("reread")) {
        rereading.queue(caller.owner(), id);
      }
      return "archive?faces-redirect=true&id=" + id;
    } catch (Refusal refusal) {
      faces.addMessage(
          null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return null;
    }
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
