package gaia.conversation;

import java.util.ArrayList;
import java.util.List;

/** Gathers the messages of one conversation and keeps it within its limits. */
final class MessageCollector {

  private final List<ImportedMessage> messages = new ArrayList<>();
  private long characters;

  /** Adds a message; a blank one says nothing and is left out. */
  void add(ImportedMessage message) {
    if (message.content().isBlank()) {
      return;
    }
    if (messages.size() == ContentLimits.MESSAGES) {
      throw new ContentFault(
          "The conversation has more than " + ContentLimits.MESSAGES + " messages.");
    }
    characters += message.content().length();
    if (characters > ContentLimits.CONVERSATION_CONTENT) {
      throw new ContentFault(
          "The conversation has more than " + ContentLimits.CONVERSATION_CONTENT + " characters.");
    }
    messages.add(message);
  }

  List<ImportedMessage> messages() {
    return messages;
  }
}
