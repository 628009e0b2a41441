package gaia.conversation;

import java.util.Optional;

/** Roles as files name them: in lower case. */
final class RoleName {

  /** What to say about any other name. */
  static final String EXPECTED = "must be user, assistant, system or tool";

  private RoleName() {}

  static Optional<Role> parse(String name) {
    return switch (name) {
      case "user" -> Optional.of(Role.USER);
      case "assistant" -> Optional.of(Role.ASSISTANT);
      case "system" -> Optional.of(Role.SYSTEM);
      case "tool" -> Optional.of(Role.TOOL);
      default -> Optional.empty();
    };
  }
}
