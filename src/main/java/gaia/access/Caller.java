package gaia.access;

import jakarta.enterprise.context.RequestScoped;

/** Who is asking. */
@RequestScoped
public class Caller {

  /** The only owner there is while nobody has to log in. */
  public static final String LOCAL = "local";

  /** Owner of work that the house does for everybody; everyone may see it. */
  public static final String HOUSE = "system";

  /** To whom everything belongs that this request stores, and whose things it may see. */
  public String owner() {
    return LOCAL;
  }
}
