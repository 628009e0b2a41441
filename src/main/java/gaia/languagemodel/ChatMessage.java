package gaia.languagemodel;

/** One message of a chat, as the model sees it. */
public record ChatMessage(Role role, String content) {

  /** Who speaks, in the sense of the chat completion APIs. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  public static ChatMessage system(String content) {
    return new ChatMessage(Role.SYSTEM, content);
  }

  public static ChatMessage user(String content) {
    return new ChatMessage(Role.USER, content);
  }

  public static ChatMessage assistant(String content) {
    return new ChatMessage(Role.ASSISTANT, content);
  }
}
