package gaia.access;

import java.util.Locale;
import java.util.Set;

/** What a person may do here; which people have a role is mapped in server.xml. */
public enum Role {
  /** Has conversations, archives and documents, and works with them. */
  USER,
  /** Decides about knowledge that contradicts itself, beside what a user may. */
  REVIEWER,
  /** Steers the house: pauses, settings, the audit log; sees nobody else's conversations. */
  ADMIN,
  /** Sees how the house is, and nothing that was said. */
  MONITOR;

  /** Everybody who talks with the house. */
  static final Set<Role> PEOPLE = Set.of(USER, REVIEWER, ADMIN);

  static final Set<Role> ALL = Set.of(values());

  /** The name of the role in server.xml and web.xml. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
