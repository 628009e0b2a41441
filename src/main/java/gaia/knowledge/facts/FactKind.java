package gaia.knowledge.facts;

import java.util.Locale;

/** What a fact tells of somebody or something. */
public enum FactKind {
  NAME,
  ROLE,
  PLACE,
  PREFERENCE,
  POSSESSION,
  RELATION,
  DATE,
  DECISION,
  EVENT,
  STATEMENT;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
