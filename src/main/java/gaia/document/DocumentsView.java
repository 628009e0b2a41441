package gaia.document;

import gaia.access.Caller;
import gaia.access.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the list of documents, and the form that adds some. */
@Named("documents")
@RequestScoped
public class DocumentsView {

  private static final int ON_A_PAGE = 50;

  @Inject Documents documents;
  @Inject Uploads uploads;
  @Inject Caller caller;

  private @Nullable String campaign;
  private @Nullable String after;
  private @Nullable List<Part> files;
  private @Nullable List<DocumentView> found;

  public List<DocumentView> getRows() {
    return found().stream().limit(ON_A_PAGE).toList();
  }

  /** Cursor of the next page; null on the last one. */
  public @Nullable String getNext() {
    return found().size() > ON_A_PAGE ? found().get(ON_A_PAGE - 1).id() : null;
  }

  private List<DocumentView> found() {
    if (found == null) {
      found = documents.list(caller.owner(), null, null, ON_A_PAGE + 1, after);
    }
    return found;
  }

  /** Takes in the chosen files; each that cannot be read is named with the reason. */
  public @Nullable String upload() throws IOException {
    if (files == null || files.isEmpty()) {
      say(FacesMessage.SEVERITY_ERROR, "Choose a file first.");
      return null;
    }
    for (Part file : files) {
      try (InputStream content = file.getInputStream()) {
        var stored =
            uploads.store(
                caller.owner(), campaign, file.getSubmittedFileName(), content.readAllBytes());
        say(
            FacesMessage.SEVERITY_INFO,
            stored.document().name() + (stored.known() ? " was there already." : " is taken in."));
      } catch (Refusal e) {
        say(FacesMessage.SEVERITY_ERROR, String.valueOf(e.getMessage()));
      }
    }
    // The list was looked at before the files came.
    found = null;
    return null;
  }

  private static void say(FacesMessage.Severity severity, String message) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, message, null));
  }

  /** The formats that can be chosen, as a browser wants them. */
  public String getAccepted() {
    return "." + DocumentFormat.known().replace(", ", ",.");
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign;
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after == null || after.isBlank() ? null : after;
  }

  public @Nullable List<Part> getFiles() {
    return files;
  }

  public void setFiles(@Nullable List<Part> files) {
    this.files = files;
  }
}
