package gaia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the page of the audit log. */
@Named("audit")
@RequestScoped
public class AuditView {

  private static final int ON_A_PAGE = 50;

  @Inject AuditLog log;

  private @Nullable List<AuditResource.Line> lines;

  public List<AuditResource.Line> getLines() {
    if (lines == null) {
      lines = log.newest(ON_A_PAGE, before()).stream().map(AuditResource.Line::of).toList();
    }
    return lines;
  }

  /** The number behind which older lines begin; null when there are none. */
  public @Nullable Long getOlder() {
    List<AuditResource.Line> shown = getLines();
    return shown.size() < ON_A_PAGE ? null : shown.get(shown.size() - 1).number();
  }

  private static @Nullable Long before() {
    String asked =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .get("before");
    return asked != null && asked.matches("[0-9]{1,18}") ? Long.valueOf(asked) : null;
  }
}
