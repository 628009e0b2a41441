package gaia.conversation;

import gaia.access.Caller;
import gaia.access.Sharing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backs the list of archives: one page of it, newest first. */
@Named("archives")
@RequestScoped
public class ArchivesView {

  private static final int ON_A_PAGE = 50;

  @Inject ConversationManager manager;
  @Inject Caller caller;
  @Inject Sharing sharing;

  private @Nullable String owner;
  private @Nullable String campaign;
  private @Nullable String status;
  private @Nullable String text;
  private @Nullable String from;
  private @Nullable String until;
  private @Nullable String after;
  private @Nullable List<ArchiveView> found;
  private @Nullable List<String> campaigns;

  public List<ArchiveView> getRows() {
    return found().stream().limit(ON_A_PAGE).toList();
  }

  /** Cursor of the next page; null on the last one. */
  public @Nullable String getNext() {
    return found().size() > ON_A_PAGE ? found().get(ON_A_PAGE - 1).id() : null;
  }

  private List<ArchiveView> found() {
    if (found == null) {
      found = manager.fitting(name(), filter(), ON_A_PAGE + 1, after);
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

  private ArchiveFilter filter() {
    return new ArchiveFilter(
        campaign,
        wantedStatus().orElse(null),
        text,
        Days.begin(from).orElse(null),
        Days.end(until).orElse(null));
  }

  private Optional<ArchiveStatus> wantedStatus() {
    return Arrays.stream(ArchiveStatus.values())
        .filter(one -> one.label().equals(status))
        .findFirst();
  }

  public List<String> getCampaigns() {
    if (campaigns == null) {
      campaigns = manager.campaigns(caller.owner());
    }
    return campaigns;
  }

  public List<String> getStatuses() {
    return Arrays.stream(ArchiveStatus.values()).map(ArchiveStatus::label).toList();
  }

  /** Whether less than everything was asked for. */
  public boolean isFiltered() {
    return !filter().equals(ArchiveFilter.ALL);
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

  public @Nullable String getStatus() {
    return status;
  }

  public void setStatus(@Nullable String status) {
    this.status = orNull(status);
  }

  public @Nullable String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = orNull(text);
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = orNull(from);
  }

  public @Nullable String getUntil() {
    return until;
  }

  public void setUntil(@Nullable String until) {
    this.until = orNull(until);
  }

  private static @Nullable String orNull(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
