package gaia.knowledge.facts;

import gaia.access.Caller;
import gaia.access.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the page on which people settle conflicts, many at once, and take decisions back. */
@Named("review")
@RequestScoped
public class ReviewView {

  private static final int ON_A_PAGE = 50;
  private static final int DECISIONS = 20;

  @Inject Conflicts conflicts;
  @Inject Corrections corrections;
  @Inject Caller caller;

  public List<Conflicts.Conflict> getOpen() {
    return conflicts.open(caller.owner(), ON_A_PAGE);
  }

  public List<Corrections.Act> getDecisions() {
    return corrections.recent(caller.owner(), DECISIONS);
  }

  public String time(FactView fact) {
    return Validity.time(fact);
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
    try {
      if (ticked.length == 0) {
        throw Refusal.invalid("Tick at least one first.");
      }
      wish.accept(List.of(ticked));
      return "review?faces-redirect=true";
    } catch (Refusal e) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
      return null;
    }
  }
}
