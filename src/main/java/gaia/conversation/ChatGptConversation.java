package gaia.conversation;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of a {@link ChatGptImport} while it is read. Its messages form a tree, since a
 * question can be asked again; the branch that was shown last is taken.
 */
final class ChatGptConversation {

  private static final String UNTITLED = "Untitled conversation";

  private final JsonCursor cursor;
  private Map<String, Node> nodes = new LinkedHashMap<>();
  private long characters;
  private boolean hasMapping;
  private @Nullable String id;
  private @Nullable String conversationId;
  private @Nullable String title;
  private @Nullable Instant created;
  private @Nullable String currentNode;
  private @Nullable ContentFault fault;

  ChatGptConversation(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** A place in the tree; the message is null where nothing is shown. */
  private record Node(@Nullable String parent, @Nullable ImportedMessage message) {}

  ImportItem read() throws IOException {
    try {
      cursor.members(this::member);
      return new ImportItem.Read(conversation());
    } catch (ContentFault e) {
      return new ImportItem.Refused(externalId(), e.reason());
    }
  }

  private @Nullable String externalId() {
    return conversationId == null ? id : conversationId;
  }

  private ImportedConversation conversation() {
    if (fault != null) {
      throw fault;
    }
    if (!hasMapping) {
      throw cursor.faultOf("mapping", "is missing; this is no conversation of a ChatGPT export");
    }
    MessageCollector messages = new MessageCollector();
    shown().forEach(messages::add);
    if (messages.messages().isEmpty()) {
      throw cursor.faultOf("mapping", "has no visible message in it");
    }
    String name = title == null || title.isEmpty() ? UNTITLED : title;
    return new ImportedConversation(externalId(), name, null, created, messages.messages());
  }

  private void member(String name) throws IOException {
    try {
      switch (name) {
        case "id" -> id = line(ContentLimits.EXTERNAL_ID);
        case "conversation_id" -> conversationId = line(ContentLimits.EXTERNAL_ID);
        case "title" -> title = line(ContentLimits.TITLE);
        case "create_time" -> created = cursor.isNull() ? null : cursor.epochSeconds();
        case "current_node" -> currentNode = cursor.textOrNull(ContentLimits.EXTERNAL_ID);
        case "mapping" -> mapping();
        default -> {}
      }
    } catch (ContentFault e) {
      fault = fault == null ? e : fault;
      nodes = new LinkedHashMap<>();
    }
  }

  private @Nullable String line(int most) throws IOException {
    String text = cursor.textOrNull(ContentLimits.CONTENT);
    return text == null ? null : CleanText.line(text, most);
  }

  private void mapping() throws IOException {
    hasMapping = true;
    cursor.members(
        name -> {
          // Branches that are not shown count as well: they are held in memory, too.
          if (nodes.size() == ContentLimits.MESSAGES) {
            throw cursor.fault("is one message too many; the limit is " + ContentLimits.MESSAGES);
          }
          nodes.put(name, node());
        });
  }

  private Node node() throws IOException {
    NodeReader node = new NodeReader();
    cursor.members(node::member);
    return new Node(node.parent, counted(node.message));
  }

  private @Nullable ImportedMessage counted(@Nullable ImportedMessage message) {
    characters += message == null ? 0 : message.content().length();
    if (characters > ContentLimits.CONVERSATION_CONTENT) {
      throw cursor.fault(
          "is too much; the limit is " + ContentLimits.CONVERSATION_CONTENT + " characters");
    }
    return message;
  }

  private List<ImportedMessage> shown() {
    List<ImportedMessage> path = new ArrayList<>();
    Set<String> visited = new HashSet<>();
    String at = currentNode == null ? lastLeaf() : currentNode;
    while (at != null) {
      Node node = nodes.get(at);
      if (node == null) {
        throw cursor.faultOf("mapping", "lacks the node " + CleanText.line(at, 80));
      }
      if (!visited.add(at)) {
        throw cursor.faultOf("mapping", "goes round in a circle at " + CleanText.line(at, 80));
      }
      if (node.message() != null) {
        path.add(node.message());
      }
      at = node.parent();
    }
    Collections.reverse(path);
    return path;
  }

  /** Old exports name no current node; the last answer in the file is the best guess. */
  private @Nullable String lastLeaf() {
    Set<String> parents = new HashSet<>();
    nodes.values().forEach(node -> parents.add(String.valueOf(node.parent())));
    return nodes.keySet().stream()
        .filter(id -> !parents.contains(id))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** One node while it is read. */
  private final class NodeReader {
    private @Nullable String parent;
    private @Nullable ImportedMessage message;

    void member(String name) throws IOException {
      switch (name) {
        case "parent" -> parent = cursor.textOrNull(ContentLimits.EXTERNAL_ID);
        case "message" -> message = cursor.isNull() ? null : new ChatGptMessage(cursor).read();
        default -> {}
      }
    }
  }
}
