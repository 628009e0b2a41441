package gaia.lora;

import gaia.access.Caller;
import gaia.access.CampaignName;
import gaia.access.Refusal;
import gaia.files.DataFolder;
import gaia.lora.dataset.Example;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backs the page on which people see what was learned, and switch it on and off. */
@Named("learning")
@RequestScoped
public class LearningView {

  private static final int NOT_FOUND = 404;
  private static final int EXAMPLES = 24;
  private static final int EXAMINED = 10;

  @Inject Adapters adapters;
  @Inject Caller caller;
  @Inject DataFolder data;

  private @Nullable String id;
  private @Nullable String campaign;
  private @Nullable List<AdapterView> all;
  private @Nullable List<Example> examples;
  private @Nullable List<AdapterView> examined;

  /** The one that was asked for has to be there. */
  public void open() throws IOException {
    if (id != null && adapters.find(caller.owner(), id).isEmpty()) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(NOT_FOUND, null);
      faces.responseComplete();
    }
  }

  /** The newest first. */
  public List<AdapterView> getAll() {
    if (all == null) {
      all = adapters.list(caller.owner());
    }
    return all;
  }

  /** The newest of those whose examination is over. */
  public List<AdapterView> getExamined() {
    if (examined == null) {
      examined =
          getAll().stream()
              .filter(adapter -> adapter.evaluation() != null)
              .limit(EXAMINED)
              .toList();
    }
    return examined;
  }

  /** The one that was asked for, or else the newest; null when there is none. */
  public @Nullable AdapterView getOne() {
    String asked = id;
    return getAll().stream()
        .filter(adapter -> asked == null || adapter.id().equals(asked))
        .findFirst()
        .orElse(null);
  }

  /** A sentence in English; null when adapters are trained. */
  public @Nullable String getWhyNotTrained() {
    return adapters.whyNotTrained().orElse(null);
  }

  /** A sentence in English; null when they can be switched on here. */
  public @Nullable String getWhyNotActivated() {
    return adapters.obstacle().orElse(null);
  }

  public List<String> getSources() {
    AdapterView one = getOne();
    return one == null ? List.of() : adapters.archives(caller.owner(), one.id());
  }

  /** Some questions of the set. */
  public List<Example> getExamples() throws IOException {
    AdapterView one = getOne();
    if (examples == null) {
      examples =
          one == null
              ? List.of()
              : AdapterFolder.of(data, one.id()).readTrainingSet().examples().stream()
                  .limit(EXAMPLES)
                  .toList();
    }
    return examples;
  }

  /** The loss curve as points of a line in a box of 600 to 160. */
  public String getCurve() {
    AdapterView one = getOne();
    return one == null ? "" : LossLine.points(one.losses());
  }

  /** With three digits behind the point of the page's language. */
  public String number(double value) {
    Locale language = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    return String.format(language, "%.3f", value);
  }

  public String memory(long bytes) {
    return Bytes.of(bytes);
  }

  public @Nullable String train() {
    return act(
        "learning?faces-redirect=true",
        () -> adapters.train(caller.owner(), CampaignName.of(campaign)));
  }

  public @Nullable String activate(String adapter) {
    return act(detail(adapter), () -> adapters.activate(caller.owner(), adapter));
  }

  public @Nullable String deactivate(String adapter) {
    return act(detail(adapter), () -> adapters.deactivate(caller.owner(), adapter));
  }

  public @Nullable String rollBack(String adapter) {
    return act("learning?faces-redirect=true", () -> adapters.rollBack(caller.owner(), adapter));
  }

  public @Nullable String delete(String adapter) {
    return act("learning?faces-redirect=true", () -> adapters.delete(caller.owner(), adapter));
  }

  private static String detail(String adapter) {
    return "learning?faces-redirect=true&id=" + adapter;
  }

  private static @Nullable String act(String next, Runnable wish) {
    try {
      wish.run();
      return next;
    } catch (Refusal e) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
      return null;
    }
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = Optional.ofNullable(id).filter(text -> !text.isBlank()).orElse(null);
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign;
  }
}
