package gaia.knowledge.facts;

import java.util.Map;

/** Tells a fact in a sentence; for what was said in English. */
final class Wording {
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry(Predicates.LIVES_IN, "%s lives in %s."),
          Map.entry(Predicates.WORKS_AT, "%s works at %s."),
          Map.entry(Predicates.WORKS_AS, "%s works as %s."),
          Map.entry(Predicates.OWNED_BY, "%s belongs to %s."),
          Map.entry(Predicates.HELD_BY, "%s is held by %s."),
          Map.entry(Predicates.LOCATED_IN, "%s is in %s."),
          Map.entry(Predicates.LED_BY, "%s is led by %s."),
          Map.entry(Predicates.MARRIED_TO, "%s is married to %s."),
          Map.entry(Predicates.STATUS, "%s is %s."),
          Map.entry(Predicates.AGE, "%s is %s years old."),
          Map.entry(Predicates.DUE, "%s is due %s."),
          Map.entry(Predicates.NAME, "%s is called %s."),
          Map.entry(Predicates.ALSO_CALLED, "%s is also called %s."),
          Map.entry(Predicates.BORN_ON, "%s was born on %s."),
          Map.entry(Predicates.BORN_IN, "%s was born in %s."),
          Map.entry(Predicates.LIKES, "%s likes %s."),
          Map.entry(Predicates.ALLERGIC_TO, "%s is allergic to %s."),
          Map.entry(Predicates.HAS, "%s has %s."),
          Map.entry(Predicates.SPEAKS, "%s speaks %s."),
          Map.entry(Predicates.PLAYS, "%s plays %s."),
          Map.entry(Predicates.MEMBER_OF, "%s is a member of %s."));

  private static final Map<String, String> DENIALS =
      Map.of(
          Predicates.LIKES, "%s does not like %s.",
          Predicates.ALLERGIC_TO, "%s is not allergic to %s.");

  private Wording() {}

  static String of(String subject, String predicate, String object, boolean negated) {
    String form = negated ? DENIALS.get(predicate) : FORMS.get(predicate);
    String told =
        form == null
            ? subject + (negated ? " not " : " ") + predicate.replace('_', ' ') + " " + object + "."
            : form.formatted(subject, object);
    return Character.toUpperCase(told.charAt(0)) + told.substring(1);
  }
}
