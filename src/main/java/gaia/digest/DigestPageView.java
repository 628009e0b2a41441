package gaia.digest;

import gaia.access.Caller;
import gaia.knowledge.facts.FactView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs the page that tells what happened while somebody was away. */
@Named("digestPage")
@RequestScoped
public class DigestPageView {

  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 3650;
  private static final int SHOWN = 8;
  private static final int OFFERED = 100;

  @Inject Digests digests;
  @Inject Caller caller;
  @Inject Clock clock;

  private @Nullable String campaign;
  private int days = USUAL_DAYS;
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
    Instant since = clock.instant().minus(Duration.ofDays(days));
    digest = digests.digest(caller.owner(), campaign, since);
    changed = digests.changed(caller.owner(), campaign, since);
    conflicts = digests.countConflicts(caller.owner(), campaign);
    parts = parts(digest);
    recap = campaign == null ? null : digests.recap(caller.owner(), campaign).orElse(null);
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

  public String getDays() {
    return Integer.toString(days);
  }

  /** What is no number of days is a week. */
  public void setDays(@Nullable String days) {
    boolean number = days != null && days.matches("[1-9][0-9]{0,3}");
    this.days = number ? Math.min(MOST_DAYS, Integer.parseInt(days)) : USUAL_DAYS;
  }
}
