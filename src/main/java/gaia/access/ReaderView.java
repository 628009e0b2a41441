package gaia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In whose name a page is read: one's own, or that of somebody who shares a campaign. */
@Named("reader")
@RequestScoped
public class ReaderView {

  private static final int NOT_FOUND = 404;

  @Inject Sharing sharing;
  @Inject Caller caller;

  private @Nullable String owner;
  private @Nullable String campaign;
  private @Nullable SharedCampaign shared;

  /** Looks whose it is; false when there is no such thing, and the answer is complete. */
  public boolean open() throws IOException {
    try {
      String name = sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
      if (campaign != null) {
        opens(name, campaign);
      }
      return true;
    } catch (Refusal refusal) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(NOT_FOUND, null);
      faces.responseComplete();
      return false;
    }
  }

  /** The page turned out to be about a thing of this campaign. */
  public void opens(String name, String of) {
    boolean foreign = !name.equals(caller.owner());
    shared = foreign ? new SharedCampaign(name, of) : null;
    campaign = of;
  }

  /** In whose name to look; only ever within {@link #getCampaign} where that is somebody else. */
  public String name() {
    return shared == null ? caller.owner() : shared.owner();
  }

  /** Whether the person looks at what is their own. */
  public boolean isMine() {
    return shared == null;
  }

  /** The parameters that lead to the same campaign on another page; empty for one's own. */
  public String getPlace() {
    return shared == null ? "" : shared.query();
  }

  /** What is shared with the person. */
  public List<SharedCampaign> getOthers() {
    return caller.isLoginRequired()
        ? sharing.received(caller.owner()).stream()
            .map(share -> new SharedCampaign(share.owner(), share.campaign()))
            .toList()
        : List.of();
  }

  public @Nullable String getOwner() {
    return shared == null ? null : shared.owner();
  }

  public void setOwner(@Nullable String owner) {
    this.owner = orNull(owner);
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = orNull(campaign);
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
