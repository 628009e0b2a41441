package gaia.conversation;

import gaia.access.Caller;
import gaia.access.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Backs the button that brings the sample campaign into an empty house. */
@Named("sample")
@RequestScoped
public class SampleView {

  @Inject SampleCampaign campaign;
  @Inject Caller caller;
  @Inject HttpServletRequest request;

  private @Nullable Boolean offered;

  /** Whether the button is shown: only to somebody who has nothing yet. */
  public boolean isOffered() {
    if (offered == null) {
      offered = caller.isKnown() && campaign.isOfUse(caller.owner());
    }
    return offered;
  }

  /** Does what the button of any page says; looking at this address changes nothing. */
  public @Nullable String press() {
    try {
      if (request.getMethod().equals("POST")) {
        campaign.bring(caller.owner());
      }
      return "/archives.xhtml?faces-redirect=true";
    } catch (Refusal refusal) {
      FacesContext.getCurrentInstance()
          .addMessage(
              null, new FacesMessage(FacesMessage.SEVERITY_ERROR, refusal.getMessage(), null));
      return null;
    }
  }
}
