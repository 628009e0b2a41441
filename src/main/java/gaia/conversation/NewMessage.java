package gaia.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said and is to be stored.
 *
 * @param created when it was said; null for now
 * @param recalled see {@link Turn}
 */
public record NewMessage(
    Role role,
    @Nullable String speaker,
    String content,
    @Nullable Instant created,
    boolean recalled) {

  public static NewMessage of(Role role, String content) {
    return new NewMessage(role, null, content, null, false);
  }
}
