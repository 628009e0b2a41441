package gaia.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a campaign may be called: one rule for everything that belongs to one. */
public final class CampaignName {

  /** The campaign of whatever names none. */
  public static final String DEFAULT = "default";

  /** Marks too, because files of some systems have letters and their accents apart. */
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._-]{1,80}");

  private CampaignName() {}

  public static boolean isAllowed(String name) {
    return ALLOWED.matcher(name).matches();
  }

  /**
   * The name, or the default for none.
   *
   * @throws Refusal when it is not allowed
   */
  public static String of(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return DEFAULT;
    }
    if (!isAllowed(name)) {
      throw Refusal.invalid(
          "campaign may hold letters, digits, space, dot, dash and underscore, at most 80 of them");
    }
    return name;
  }
}
