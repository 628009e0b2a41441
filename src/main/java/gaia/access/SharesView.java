package gaia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backs the page on which campaigns are shared. */
@Named("shares")
@RequestScoped
public class SharesView {

  private static final Base64.Encoder ADDRESS = Base64.getUrlEncoder().withoutPadding();

  @Inject Sharing sharing;
  @Inject Caller caller;

  private @Nullable String campaign;
  private @Nullable String person;
  private boolean write;
  private @Nullable String ended;
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
    return act(() -> sharing.grant(caller.owner(), campaign, person, write), "");
  }

  /**
   * The buttons that end shares, and the one that takes an end back: each sends campaign, person
   * and whether they may write; no campaign and no name has a bar in it.
   */
  public @Nullable String press() {
    Map<String, String> sent =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    String[] end = sent.getOrDefault("end", "").split("\\|", -1);
    if (end.length == 3) {
      return act(
          () -> sharing.revoke(caller.owner(), end[0], end[1]),
          "&ended="
              + ADDRESS.encodeToString(String.join("|", end).getBytes(StandardCharsets.UTF_8)));
    }
    String[] again = sent.getOrDefault("again", "").split("\\|", -1);
    return again.length != 3
        ? null
        : act(
            () -> sharing.grant(caller.owner(), again[0], again[1], Boolean.parseBoolean(again[2])),
            "");
  }

  /** The share that was ended just now, which can be taken back; null when none was. */
  public @Nullable String getEnded() {
    return ended;
  }

  /**
   * Reads it out of an address.
   *
   * @param address in Base64, since redirects write signs in their own ways
   */
  public void setEnded(@Nullable String address) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(address == null ? "" : address);
      String share = new String(bytes, StandardCharsets.UTF_8);
      ended = share.split("\\|", -1).length == 3 ? share : null;
    } catch (IllegalArgumentException e) {
      ended = null;
    }
  }

  public String getEndedCampaign() {
    return ended == null ? "" : ended.split("\\|", -1)[0];
  }

  public String getEndedPerson() {
    return ended == null ? "" : ended.split("\\|", -1)[1];
  }

  private static @Nullable String act(Runnable wish, String result) {
    try {
      wish.run();
      return "/shares.xhtml?faces-redirect=true" + result;
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
