package gaia.digest;

import gaia.access.Caller;
import gaia.configuration.EscapedLog;
import gaia.knowledge.facts.FactView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the page that tells what happened while somebody was away. */
@Named("digestPage")
@RequestScoped
public class DigestPageView {

  private static final System.Logger LOG = EscapedLog.system(DigestPageView.class);
  private static final int MOST_DAYS = 3650;
  private static final int SHOWN = 8;
  private static final int OFFERED = 100;

  @Inject Digests digests;
  @Inject Visits visits;
  @Inject Caller caller;
  @Inject Clock clock;

  private @Nullable String campaign;
  private @Nullable Integer days;
  private @Nullable Digest digest;
  private @Nullable Recap recap;
  private List<FactView> changed = List.of();
  private long conflicts;
  private List<Part> parts = List.of();
  private @Nullable List<String> campaigns;

  /**
   * A section of the page.
   *
   * @param first what is shown at once
   * @param more what is shown on request
   * @param beyond how many more there are
   */
  public record Part(String name, List<Line> first, List<Line> more, int beyond) {

    static Part of(String name, List<Line> lines) {
      int shown = Math.min(SHOWN, lines.size());
      int offered = Math.min(OFFERED, lines.size());
      return new Part(
          name, lines.subList(0, shown), lines.subList(shown, offered), lines.size() - offered);
    }
  }

  public void open() {
    Instant since = since();
    digest = digests.digest(caller.owner(), campaign, since);
    changed = digests.changed(caller.owner(), campaign, since);
    conflicts = digests.countConflicts(caller.owner(), campaign);
    parts = parts(digest);
    recap = campaign == null ? null : digests.recap(caller.owner(), campaign).orElse(null);
  }

  private Instant since() {
    if (days != null) {
      return clock.instant().minus(Duration.ofDays(days));
    }
    try {
      visits.come(caller.owner());
    } catch (PersistenceException e) {
      // Another request of the same person noted the first visit at the same moment.
      LOG.log(Level.DEBUG, "The first visit was noted twice.", e);
    }
    return visits.since(caller.owner());
  }

  public @Nullable Digest getDigest() {
    return digest;
  }

  /** Facts that are no longer believed or no longer true. */
  public List<FactView> getChanged() {
    return changed;
  }

  /** How many conflicts wait for a decision. */
  public long getConflicts() {
    return conflicts;
  }

  /** The last session; only where a campaign was chosen. */
  public @Nullable Recap getRecap() {
    return recap;
  }

  /** What there is to tell. */
  public List<Part> getParts() {
    return parts;
  }

  private static List<Part> parts(Digest digest) {
    return List.of(
            Part.of("learned", digest.learned()),
            Part.of("decisions", digest.decisions()),
            Part.of("answered", digest.answered()),
            Part.of("open", digest.openQuestions()),
            Part.of("todo", digest.actionItems()))
        .stream()
        .filter(part -> !part.first().isEmpty())
        .toList();
  }

  public List<String> getCampaigns() {
    if (campaigns == null) {
      campaigns = digests.campaigns(caller.owner());
    }
    return campaigns;
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign == null || campaign.isBlank() ? null : campaign;
  }

  /** Empty for the time since the last visit. */
  public String getDays() {
    return days == null ? "" : days.toString();
  }

  /** What is no number of days is the time since the last visit. */
  public void setDays(@Nullable String days) {
    boolean number = days != null && days.matches("[1-9][0-9]{0,3}");
    this.days = number ? Integer.valueOf(Math.min(MOST_DAYS, Integer.parseInt(days))) : null;
  }
}
