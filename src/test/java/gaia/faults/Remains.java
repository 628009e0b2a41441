package gaia.faults;

import java.util.Map;

/**
 * What is found of one call when everything has come to rest.
 *
 * @param id the id that the client chose
 * @param effects how often each effect can be seen, by its name
 */
public record Remains(String id, End end, Map<String, Integer> effects) {

  /** How far it has come. */
  public enum End {
    DONE,
    /** It waits or claims to run, though there was time enough. */
    UNFINISHED,
    /** It was given up: no call of a history deserves that. */
    GIVEN_UP
  }

  public Remains {
    effects = Map.copyOf(effects);
  }

  public static Remains done(String id, Map<String, Integer> effects) {
    return new Remains(id, End.DONE, effects);
  }
}
