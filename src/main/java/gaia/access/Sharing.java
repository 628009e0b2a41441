package gaia.access;

import gaia.configuration.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns that their owner shares with named people. Every door that leads to something of
 * somebody else asks here in whose name it may be opened; without a share, that is the person's
 * own, in which nothing of anybody else is found.
 */
@ApplicationScoped
public class Sharing {

  private static final int MOST = 1000;

  @Inject ShareRepository shares;
  @Inject Settings settings;
  @Inject Quotas quotas;
  @Inject Clock clock;

  /** What somebody wants to do with a thing of a shared campaign. */
  public enum Wish {
    READ,
    WRITE
  }

  /** One share, by the owners' names. */
  public record Share(String owner, String campaign, String person, boolean mayWrite) {

    static Share of(CampaignShare row) {
      return new Share(row.owner, row.campaign, row.person, row.mayWrite);
    }
  }

  /** The campaigns of others that a person may see. */
  public Set<SharedCampaign> readable(String person) {
    return Login.of(settings) == Login.LOCAL
        ? Set.of()
        : shares.with(person).stream()
            .map(CampaignShare::shared)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * In whose name a person may do something with a thing.
   *
   * @param owner to whom the thing belongs
   * @return the owner where that is the person, or one who shares the campaign so far; otherwise
   *     the person, to whom it does not belong
   */
  public String nameFor(String person, String owner, String campaign, Wish wish) {
    boolean allowed =
        person.equals(owner)
            || shares
                .find(new SharedCampaign(owner, campaign), person)
                .filter(share -> wish == Wish.READ || share.mayWrite)
                .isPresent();
    return allowed ? owner : person;
  }

  /**
   * In whose name a person works in a campaign that was named with its owner.
   *
   * @param owner null for the person
   * @throws Refusal when there is no such campaign, or none that the person may do that in
   */
  public String nameIn(
      String person, @Nullable String owner, @Nullable String campaign, Wish wish) {
    if (owner == null || owner.isBlank() || owner.equals(person)) {
      return person;
    }
    if (campaign == null || nameFor(person, owner, campaign, wish).equals(person)) {
      throw Refusal.notFound("Nobody of this name shares such a campaign with you.");
    }
    return owner;
  }

  /**
   * Lets nobody add to what somebody else has as much of as may be; one's own is counted before a
   * request gets this far.
   *
   * @throws Refusal when the owner's house is full
   */
  public void mayAdd(String person, String owner) {
    if (!person.equals(owner) && quotas.isFull(owner)) {
      throw Refusal.noRoom("Whoever shares this campaign has as much as one owner may have here.");
    }
  }

  /** What an owner shares. */
  public List<Share> given(String owner) {
    return shares.by(owner).stream().map(Share::of).toList();
  }

  /** What is shared with a person. */
  public List<Share> received(String person) {
    return shares.with(person).stream().map(Share::of).toList();
  }

  /**
   * Shares a campaign, or changes how far.
   *
   * @param name as the person logs in
   * @throws Refusal when nobody can be called that, or without a login
   */
  public void grant(String owner, @Nullable String campaign, @Nullable String name, boolean write) {
    String person = person(name);
    if (person.equals(owner)) {
      throw Refusal.invalid("The campaign is yours already.");
    }
    if (shares.by(owner).size() >= MOST) {
      throw Refusal.tooMany("At most %d shares are kept for one owner.".formatted(MOST));
    }
    shares.grant(new SharedCampaign(owner, named(campaign)), person, write, clock.instant());
  }

  /** Ends a share at once; false when there was none. */
  public boolean revoke(String owner, @Nullable String campaign, @Nullable String name) {
    return shares.revoke(new SharedCampaign(owner, named(campaign)), person(name));
  }

  private static String named(@Nullable String campaign) {
    if (campaign == null || campaign.isBlank()) {
      throw Refusal.invalid("campaign is required");
    }
    return CampaignName.of(campaign);
  }

  private String person(@Nullable String name) {
    if (Login.of(settings) == Login.LOCAL) {
      throw Refusal.conflict("Without a login there is nobody to share with.");
    }
    Identity identity =
        Identity.of(name == null ? "" : name, Set.of())
            .orElseThrow(() -> Refusal.invalid("person must be the name that somebody logs in by"));
    return Caller.ownerOf(identity.name(), settings);
  }
}
