package gaia.knowledge.facts;

import java.util.Set;

/**
 * The predicates that mean something to the house. Any other may be used, too; its values stand
 * beside each other, so that what is not understood never ends anything.
 */
public final class Predicates {

  public static final String LIVES_IN = "lives_in";
  public static final String WORKS_AT = "works_at";
  public static final String WORKS_AS = "works_as";
  public static final String OWNED_BY = "owned_by";

  /** Who has a thing at the moment, whoever owns it. */
  public static final String HELD_BY = "held_by";

  public static final String LOCATED_IN = "located_in";
  public static final String LED_BY = "led_by";
  public static final String MARRIED_TO = "married_to";
  public static final String STATUS = "status";
  public static final String AGE = "age";
  public static final String DUE = "due";
  public static final String NAME = "name";
  public static final String BORN_ON = "born_on";
  public static final String BORN_IN = "born_in";
  public static final String LIKES = "likes";
  public static final String FAVOURITE = "favourite";
  public static final String ALLERGIC_TO = "allergic_to";
  public static final String HAS = "has";
  public static final String SPEAKS = "speaks";
  public static final String PLAYS = "plays";
  public static final String KNOWS = "knows";
  public static final String MEMBER_OF = "member_of";
  public static final String ALSO_CALLED = "also_called";
  public static final String DECIDED = "decided";
  public static final String DID = "did";
  public static final String SAID = "said";

  private static final Set<String> ONE =
      Set.of(
          LIVES_IN,
          WORKS_AT,
          WORKS_AS,
          OWNED_BY,
          HELD_BY,
          LOCATED_IN,
          LED_BY,
          MARRIED_TO,
          STATUS,
          AGE,
          DUE);
  private static final Set<String> FIXED = Set.of(NAME, BORN_ON, BORN_IN);

  /** Their objects are somebody or something with a name of its own. */
  private static final Set<String> RELATIONS =
      Set.of(
          LIVES_IN,
          WORKS_AT,
          OWNED_BY,
          HELD_BY,
          LOCATED_IN,
          LED_BY,
          MARRIED_TO,
          BORN_IN,
          KNOWS,
          MEMBER_OF,
          ALSO_CALLED);

  private Predicates() {}

  static Cardinality cardinality(String predicate) {
    if (FIXED.contains(predicate)) {
      return Cardinality.FIXED;
    }
    boolean one = ONE.contains(predicate) || predicate.startsWith(FAVOURITE + "_");
    return one ? Cardinality.ONE : Cardinality.MANY;
  }

  /** Whether the object is an entity rather than a plain value. */
  static boolean isRelation(String predicate) {
    return RELATIONS.contains(predicate) || predicate.endsWith("_of");
  }

  /** Whether the object is a whole sentence. */
  static boolean isSentence(String predicate) {
    return Set.of(DECIDED, DID, SAID).contains(predicate);
  }

  /** Whether "Kreuzberg, Berlin" says the same as "Berlin", only more of it. */
  static boolean isRefinable(String predicate) {
    return Set.of(LIVES_IN, LOCATED_IN, WORKS_AT, BORN_IN).contains(predicate);
  }
}
