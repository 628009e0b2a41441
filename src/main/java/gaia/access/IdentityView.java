package gaia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What every page shows of whoever looks at it. */
@Named("me")
@RequestScoped
public class IdentityView {

  @Inject Caller caller;

  /** Whether somebody is logged in, and so can log out. */
  public boolean isLoggedIn() {
    return caller.isLoginRequired() && caller.isKnown();
  }

  /** The name of whoever is logged in; empty for nobody. */
  public String getName() {
    return caller.isKnown() ? caller.name() : "";
  }

  /** Whether whoever asks may open a page of this name, such as {@code audit.xhtml}. */
  public boolean opens(String page) {
    return opens("GET", page);
  }

  /** Whether the buttons of a page work for whoever asks. */
  public boolean works(String page) {
    return opens("POST", page);
  }

  private boolean opens(String method, String page) {
    return Doors.find(method, "/" + page)
        .map(door -> door.roles().isEmpty() || door.roles().stream().anyMatch(caller::has))
        .orElse(false);
  }

  public boolean isAdmin() {
    return caller.has(Role.ADMIN);
  }
}
