package gaia.knowledge.facts;

import gaia.access.Caller;
import gaia.access.ReaderView;
import gaia.access.Refusal;
import gaia.conversation.ConversationManager;
import gaia.search.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Backs the page of one fact: the words it rests on, its past, and what a person does about it. */
@Named("factPage")
@RequestScoped
public class FactPageView {

  private static final int NOT_FOUND = 404;

  @Inject Facts facts;
  @Inject Corrections corrections;
  @Inject ConversationManager archives;
  @Inject WrittenFacts written;
  @Inject Caller caller;
  @Inject ReaderView reader;

  /** In whose name the fact is read. */
  private String name = "";

  private @Nullable String id;
  private @Nullable FactView fact;
  private @Nullable String object;
  private @Nullable String statement;
  private @Nullable List<FactView> versions;
  private @Nullable Map<String, Origin> origins;

  /** Loads the fact; there is no page for one that is not there. */
  public void open() throws IOException {
    name = id == null ? "" : facts.readerOf(caller.owner(), id);
    fact = id == null ? null : facts.find(name, id).orElse(null);
    if (fact == null) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(NOT_FOUND, null);
      faces.responseComplete();
      return;
    }
    reader.opens(name, fact.campaign());
    object = object == null ? fact.object() : object;
  }

  /**
   * Whether the person may decide about it; what others share is theirs to correct. Until the fact
   * is looked up everybody may, or else no button would be heard; what one presses is checked.
   */
  public boolean isMine() {
    return name.isEmpty() || name.equals(caller.owner());
  }

  /** It is true. */
  public @Nullable String confirm() {
    return act(() -> corrections.confirm(caller.owner(), String.valueOf(id)), true);
  }

  /** It is true, and only a person may end it. */
  public @Nullable String pin() {
    return act(() -> corrections.pin(caller.owner(), String.valueOf(id)), true);
  }

  /** It was never true. */
  public @Nullable String reject() {
    try {
      String act = corrections.reject(caller.owner(), String.valueOf(id));
      return "/knowledge.xhtml?faces-redirect=true&act=" + act;
    } catch (Refusal e) {
      return refused(e);
    }
  }

  /** Writes what is true instead; what was rewritten has a page of its own. */
  public @Nullable String edit() {
    return act(
        () -> written.edit(caller.owner(), String.valueOf(id), object, statement, null), false);
  }

  private static @Nullable String act(Runnable wish, boolean stays) {
    try {
      wish.run();
      return stays
          ? "fact?faces-redirect=true&includeViewParams=true"
          : "knowledge?faces-redirect=true";
    } catch (Refusal e) {
      return refused(e);
    }
  }

  private static @Nullable String refused(Refusal e) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
    return null;
  }

  public @Nullable FactView getFact() {
    return fact;
  }

  public List<Source> getSources() {
    return fact == null ? List.of() : facts.sources(name, fact.id());
  }

  /** Where the words of a source come from; what a person wrote is theirs. */
  public Origin origin(Source source) {
    if (origins == null) {
      origins =
          archives.origins(
              caller.owner(),
              getSources().stream()
                  .map(Source::archiveId)
                  .filter(Objects::nonNull)
                  .collect(Collectors.toSet()));
    }
    return source.archiveId() == null
        ? Origin.of(false, isMine(), false)
        : origins.getOrDefault(source.archiveId(), Origin.SHARED);
  }

  public List<FactView> getVersions() {
    if (versions == null) {
      versions = fact == null ? List.of() : facts.versions(name, fact.id());
    }
    return versions;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getObject() {
    return object;
  }

  public void setObject(@Nullable String object) {
    this.object = object;
  }

  public @Nullable String getStatement() {
    return statement;
  }

  public void setStatement(@Nullable String statement) {
    this.statement = statement;
  }
}
