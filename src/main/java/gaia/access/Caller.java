package gaia.access;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Who is asking. Without a login it is the one owner of the house; else whoever logged in. */
@RequestScoped
public class Caller {

  /** The only owner there is while nobody has to log in. */
  public static final String LOCAL = "local";

  /** Owner of work that the house does for everybody; everyone may see it. */
  public static final String HOUSE = "system";

  @Inject Settings settings;

  private @Nullable Identity identity;

  /** Called by the one check at the door, before anything else is done. */
  void is(@Nullable Identity somebody) {
    identity = somebody;
  }

  /**
   * To whom everything belongs that this request stores, and whose things it may see.
   *
   * @throws Refusal when nobody logged in
   */
  public String owner() {
    return ownerOf(identity().name(), settings);
  }

  static String ownerOf(String name, Settings settings) {
    return settings.text(Setting.GAIA_LOCAL_OWNER).filter(name::equals).isPresent() ? LOCAL : name;
  }

  /** The name that the person is known by. */
  public String name() {
    return identity().name();
  }

  /** Whether somebody logged in who has this role; never throws, for pages. */
  public boolean has(Role role) {
    return isKnown() && identity().roles().contains(role);
  }

  /** Whether the caller is known, or needs not be. */
  public boolean isKnown() {
    return identity != null || Login.of(settings) == Login.LOCAL;
  }

  /** Whether people log in here, and so can log out. */
  public boolean isLoginRequired() {
    return Login.of(settings) != Login.LOCAL;
  }

  /**
   * Lets only those go on who have the role.
   *
   * @throws Refusal for everybody else
   */
  public void require(Role role) {
    if (!identity().roles().contains(role)) {
      throw Refusal.forbidden(
          "Only somebody with the role %s may do that.".formatted(role.label()));
    }
  }

  Identity identity() {
    if (identity != null) {
      return identity;
    }
    if (Login.of(settings) == Login.LOCAL) {
      return Identity.LOCAL;
    }
    throw Refusal.forbidden("Nobody is logged in.");
  }
}
