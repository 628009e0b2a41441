package gaia.conversation;

import gaia.access.Caller;
import gaia.access.Sharing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the list of archives: one page of it, newest first. */
@Named("archives")
@RequestScoped
public class ArchivesView {

  private static final int ON_A_PAGE = 50;
  private static final int LOOKED_AT = 500;

  @Inject ConversationManager manager;
  @Inject Caller caller;
  @Inject Sharing sharing;

  private @Nullable String owner;
  private @Nullable String campaign;
  private @Nullable String after;
  private @Nullable List<ArchiveView> found;

  public List<ArchiveView> getRows() {
    return found().stream().limit(ON_A_PAGE).toList();
  }

  /** Cursor of the next page; null on the last one. */
  public @Nullable String getNext() {
    return found().size() > ON_A_PAGE ? found().get(ON_A_PAGE - 1).id() : null;
  }

  private List<ArchiveView> found() {
    if (found == null) {
      found = manager.list(name(), campaign, ON_A_PAGE + 1, after);
    }
    return found;
  }

  /** Whose archives are shown; what nobody shares is as if there were nothing. */
  private String name() {
    String own = caller.owner();
    return owner == null || campaign == null
        ? own
        : sharing.nameFor(own, owner, campaign, Sharing.Wish.READ);
  }

  /** Campaigns of the newest archives, to choose from. */
  public List<String> getCampaigns() {
    return manager.list(caller.owner(), null, LOOKED_AT, null).stream()
        .map(ArchiveView::campaign)
        .distinct()
        .sorted()
        .toList();
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign == null || campaign.isBlank() ? null : campaign;
  }

  /** Whose campaign it is; null for the own. */
  public @Nullable String getOwner() {
    return owner;
  }

  public void setOwner(@Nullable String owner) {
    this.owner = owner == null || owner.isBlank() ? null : owner;
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after == null || after.isBlank() ? null : after;
  }
}
