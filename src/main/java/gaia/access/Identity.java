package gaia.access;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Somebody who is known by name.
 *
 * @param name in lower case; it stands as owner on what the person stores
 */
record Identity(String name, Set<Role> roles) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Letters and digits first, so that no name reads like a path, a role or a wildcard. */
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+'|:/#-]{0,199}");

  /** The one owner of a house without a login; may do everything. */
  static final Identity LOCAL = new Identity(Caller.LOCAL, Role.ALL);

  Identity {
    roles = Set.copyOf(roles);
  }

  /**
   * Somebody as the registry names them; empty for a name that cannot be an owner: control
   * characters, names of the house itself, more than 200 characters.
   */
  static Optional<Identity> of(String given, Set<Role> roles) {
    String name = given.strip().toLowerCase(Locale.ROOT);
    boolean reserved = name.equals(Caller.HOUSE) || name.equals(Caller.LOCAL);
    return reserved || !NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(new Identity(name, roles));
  }

  boolean hasOneOf(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /** The roles in a fixed order, as they are shown. */
  Set<Role> shownRoles() {
    return new TreeSet<>(roles);
  }
}
