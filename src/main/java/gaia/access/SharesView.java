package gaia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the page on which campaigns are shared. */
@Named("shares")
@RequestScoped
public class SharesView {

  @Inject Sharing sharing;
  @Inject Caller caller;

  private @Nullable String campaign;
  private @Nullable String person;
  private boolean write;
  private @Nullable List<Sharing.Share> given;
  private @Nullable List<Sharing.Share> received;

  public List<Sharing.Share> getGiven() {
    if (given == null) {
      given = sharing.given(caller.owner());
    }
    return given;
  }

  public List<Sharing.Share> getReceived() {
    if (received == null) {
      received = sharing.received(caller.owner());
    }
    return received;
  }

  /** The button that shares. */
  public @Nullable String grant() {
    return act(() -> sharing.grant(caller.owner(), campaign, person, write));
  }

  /** The buttons that end shares: each sends which; no campaign has a bar in its name. */
  public @Nullable String press() {
    String end =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .getOrDefault("end", "");
    int bar = end.indexOf('|');
    return bar < 0
        ? null
        : act(() -> sharing.revoke(caller.owner(), end.substring(0, bar), end.substring(bar + 1)));
  }

  private static @Nullable String act(Runnable wish) {
    try {
      wish.run();
      return "shares?faces-redirect=true";
    } catch (Refusal e) {
      FacesContext.getCurrentInstance()
          .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, e.getMessage(), null));
      return null;
    }
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign;
  }

  public @Nullable String getPerson() {
    return person;
  }

  public void setPerson(@Nullable String person) {
    this.person = person;
  }

  public boolean isWrite() {
    return write;
  }

  public void setWrite(boolean write) {
    this.write = write;
  }
}
