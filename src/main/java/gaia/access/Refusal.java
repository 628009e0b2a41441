package gaia.access;

/**
 * The house does not do what a caller asked for, and it is not the house's fault. The message is
 * for the caller: it names what was wrong, and never a path, a statement or a class.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of refusal, independent of any protocol. */
  public enum Kind {
    INVALID,
    NOT_FOUND,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    CONFLICT,
    TOO_LARGE,
    /** As many as may be are there already; later there may be room. */
    TOO_MANY,
    /** The house cannot store anything at present. */
    NO_ROOM
  }

  private final Kind kind;

  private Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID, message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(Kind.NOT_FOUND, message);
  }

  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, message);
  }

  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message);
  }

  public static Refusal tooLarge(String message) {
    return new Refusal(Kind.TOO_LARGE, message);
  }

  public static Refusal tooMany(String message) {
    return new Refusal(Kind.TOO_MANY, message);
  }

  public static Refusal noRoom(String message) {
    return new Refusal(Kind.NO_ROOM, message);
  }

  public Kind kind() {
    return kind;
  }
}
