package gaia.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which archives are wanted. Every filter that is null is open.
 *
 * @param text part of the title, the summary or a keyword, whatever the case
 * @param from archived at that moment or later
 * @param until archived before that moment
 */
public record ArchiveFilter(
    @Nullable String campaign,
    @Nullable ArchiveStatus status,
    @Nullable String text,
    @Nullable Instant from,
    @Nullable Instant until) {

  static final ArchiveFilter ALL = new ArchiveFilter(null, null, null, null, null);

  static ArchiveFilter of(@Nullable String campaign) {
    return new ArchiveFilter(campaign, null, null, null, null);
  }

  /** Conditions on an archive {@code a}, each with a blank and "and" before it. */
  String conditions() {
    return (campaign == null ? "" : " and a.campaign = :campaign")
        + (status == null ? "" : " and a.status = :status")
        + (from == null ? "" : " and a.archived >= :from")
        + (until == null ? "" : " and a.archived < :until")
        + (text == null
            ? ""
            : " and (locate(:text, lower(a.title)) > 0 or locate(:text, lower(a.summary)) > 0"
                + " or locate(:text, lower(a.keywords)) > 0)");
  }

  /** What these conditions name. */
  Map<String, Object> parameters() {
    Map<String, Object> all = new HashMap<>();
    put(all, "campaign", campaign);
    put(all, "status", status);
    put(all, "from", from);
    put(all, "until", until);
    put(all, "text", text == null ? null : text.toLowerCase(Locale.ROOT));
    return all;
  }

  private static void put(Map<String, Object> all, String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
