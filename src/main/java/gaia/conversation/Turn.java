package gaia.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One utterance of a conversation.
 *
 * @param index 0-based place in the conversation, without gaps
 * @param speaker the person's name, where one is known
 * @param recalled true for an answer made of recalled memory: it is shown, but never extracted from
 *     and never indexed, so that a memory cannot feed itself
 */
public record Turn(
    int index,
    Role role,
    @Nullable String speaker,
    String content,
    Instant created,
    boolean recalled) {

  /** The name to print: the speaker, or a name for the role. */
  public String speakerName() {
    if (speaker != null && !speaker.isBlank()) {
      return speaker;
    }
    return switch (role) {
      case USER -> "User";
      case ASSISTANT -> "GAIA";
      case SYSTEM -> "System";
      case TOOL -> "Tool";
    };
  }
}
