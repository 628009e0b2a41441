package gaia.conversation;

/** Who speaks in a message, in the sense of the chat completion APIs. */
public enum Role {
  SYSTEM,
  USER,
  ASSISTANT,
  TOOL
}
