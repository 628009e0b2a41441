package gaia.knowledge.facts;

import gaia.access.Caller;
import gaia.access.IdentityView;
import gaia.access.ReaderView;
import gaia.access.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backs the page on which people settle conflicts, many at once, and take decisions back. */
@Named("review")
@RequestScoped
public class ReviewView {

  private static final int ON_A_PAGE = 50;
  private static final int DECISIONS = 20;

  @Inject Conflicts conflicts;
  @Inject Corrections corrections;
  @Inject DecisionLog log;
  @Inject Caller caller;
  @Inject ReaderView reader;
  @Inject IdentityView me;

  private @Nullable List<Conflicts.Conflict> open;
  private @Nullable List<DecisionLog.Act> decisions;
  private @Nullable List<DecisionLog.Act> cleaned;

  /** Looks whose conflicts are shown, and does what was pressed. */
  public @Nullable String open() throws IOException {
    return reader.open() && FacesContext.getCurrentInstance().isPostback() ? press() : null;
  }

  /** Whether the server lets the person decide about what the page shows. */
  public boolean isDecidable() {
    return reader.isMine() && me.works("review.xhtml");
  }

  public List<Conflicts.Conflict> getOpen() {
    if (open == null) {
      open = conflicts.open(reader.name(), reader.getCampaign(), 0, ON_A_PAGE);
    }
    return open;
  }

  public List<DecisionLog.Act> getDecisions() {
    if (decisions == null) {
      decisions = reader.isMine() ? log.recent(caller.owner(), DECISIONS) : List.of();
    }
    return decisions;
  }

  public List<DecisionLog.Act> getCleaned() {
    if (cleaned == null) {
      cleaned = reader.isMine() ? log.cleanedUp(caller.owner(), ON_A_PAGE) : List.of();
    }
    return cleaned;
  }

  /** Settles the one conflict whose own button was pressed, if one was. */
  private @Nullable String press() {
    Map<String, String> sent =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    for (Corrections.Choice choice : Corrections.Choice.values()) {
      String conflict = sent.get(choice.name().toLowerCase(Locale.ROOT));
      if (conflict != null) {
        return attempt(() -> corrections.settleAll(caller.owner(), List.of(conflict), choice));
      }
    }
    return null;
  }

  /** Settles the conflicts that were ticked. */
  public @Nullable String settle(String choice) {
    return act(
        "conflict",
        ids -> corrections.settleAll(caller.owner(), ids, Corrections.Choice.valueOf(choice)));
  }

  /** Takes back the decisions that were ticked. */
  public @Nullable String undo() {
    return act("act", ids -> ids.forEach(id -> corrections.undo(caller.owner(), id)));
  }

  private static @Nullable String act(
      String parameter, java.util.function.Consumer<List<String>> wish) {
    String[] ticked =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterValuesMap()
            .getOrDefault(parameter, new String[0]);
    return attempt(
        () -> {
          if (ticked.length == 0) {
            throw Refusal.invalid("Tick at least one first.");
          }
          wish.accept(List.of(ticked));
        });
  }

  /** Null, with a message on the page, when it could not be done. */
  private static @Nullable String attempt(Runnable wish) {
    try {
      wish.run();
      return "review?faces-redirect=true";
    } catch (Refusal e) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
      return null;
    }
  }
}
