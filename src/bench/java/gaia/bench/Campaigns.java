package gaia.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gaia.it.Answer;
import gaia.it.Await;
import gaia.it.GaiaServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Work for a server: archives of made-up conversations, the same for the same number, imported by a
 * client that does not count as a user.
 */
final class Campaigns {

  static final String BACKGROUND = "X-GAIA-Background";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PER_IMPORT = 20;
  private static final int WORDS = 4000;
  private static final int SENTENCES = 15;
  private static final int REQUESTS = 300;
  private static final String[] SYLLABLES = {
    "ba", "cor", "den", "fal", "gri", "hol", "ish", "jor", "kel", "lan", "mir", "nor", "osk", "pel",
    "qua", "rin", "sol", "tam", "ulf", "ver", "wen", "yar", "zel", "thor", "brack"
  };
  private static final String[] OPENINGS = {
    "We decided that",
    "I think",
    "Tomorrow I will tell everybody that",
    "Remember:",
    "Is it true that",
    "My sister says",
    "Actually, no:",
    "In the old tower"
  };
  private static final String[] VERBS = {
    "sells", "guards", "owes", "found", "lost", "opened", "burned", "carries", "bought", "hid"
  };

  private final GaiaServer server;
  private final int turns;
  private final List<String> words = new ArrayList<>();
  private int made;

  /**
   * @param turns of each conversation
   */
  Campaigns(GaiaServer server, int turns) {
    this.server = server;
    this.turns = turns;
    Random random = new Random(7);
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int s = 0; s < 2 + random.nextInt(2); s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
  }

  /** Makes up the conversations from a number on, so that they are others than those before. */
  Campaigns from(int number) {
    made = number;
    return this;
  }

  /** Imports so many conversations more; their tasks wait in the queue afterwards. */
  void add(int conversations) {
    for (int left = conversations; left > 0; left -= PER_IMPORT) {
      send(Math.min(left, PER_IMPORT));
    }
  }

  /**
   * Uploads documents, each with so many sections of about 900 characters, which become a passage
   * each.
   */
  void addDocuments(int documents, int sections) {
    for (int i = 0; i < documents; i++) {
      Random random = new Random(-1 - i);
      StringBuilder text = new StringBuilder();
      for (int section = 0; section < sections; section++) {
        text.append("\n## ").append(name(random)).append(' ').append(section).append("\n\n");
        for (int sentence = 0; sentence < SENTENCES; sentence++) {
          text.append(sentence(random)).append(' ');
        }
        text.append('\n');
      }
      ObjectNode document =
          JSON.createObjectNode().put("name", "trial-" + i + ".md").put("content", text.toString());
      post("/api/documents", document).expect(201);
    }
  }

  /**
   * Has so many conversations worked through, and asks for what trials ask for, until Java has
   * compiled what the work and the requests need.
   */
  void warmUp(int conversations) {
    add(conversations);
    Await.until("the warm-up is done", Duration.ofMinutes(20), () -> waiting(server) == 0);
    for (int i = 0; i < REQUESTS; i++) {
      server.http().post("/api/background/register_activity").expect(200);
    }
  }

  /** Has at least so many tasks waiting, and imports until there are. */
  void keepWaiting(int tasks) {
    while (waiting(server) < tasks) {
      send(PER_IMPORT);
    }
  }

  static long waiting(GaiaServer server) {
    return server.http().get("/api/background/status").at("/status/tasks/pending_count").asLong();
  }

  private void send(int count) {
    ObjectNode document = JSON.createObjectNode().put("archive", true);
    ArrayNode conversations = document.putArray("conversations");
    for (int i = 0; i < count; i++) {
      conversations.add(conversation(made++));
    }
    post("/api/conversations/import", document).expect(200);
  }

  private Answer post(String path, ObjectNode document) {
    return server
        .http()
        .send(
            "POST",
            path,
            BodyPublishers.ofString(document.toString()),
            "Content-Type",
            "application/json",
            BACKGROUND,
            "trial");
  }

  private ObjectNode conversation(int number) {
    Random random = new Random(number);
    ObjectNode conversation = JSON.createObjectNode();
    conversation
        .put("external_id", "trial-" + number)
        .put("title", "Session " + number)
        .put("campaign", "trial");
    ArrayNode messages = conversation.putArray("messages");
    for (int i = 0; i < turns; i++) {
      messages
          .addObject()
          .put("role", i % 2 == 0 ? "user" : "assistant")
          .put("speaker", i % 2 == 0 ? "Mira" : "GAIA")
          .put("content", sentence(random) + " " + sentence(random));
    }
    return conversation;
  }

  private String sentence(Random random) {
    return "%s %s %s the %s of %s near %s."
        .formatted(
            OPENINGS[random.nextInt(OPENINGS.length)],
            name(random),
            VERBS[random.nextInt(VERBS.length)],
            word(random),
            name(random),
            word(random));
  }

  private String name(Random random) {
    String word = word(random);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** Some words are common and most are rare, as in any language. */
  String word(Random random) {
    double skewed = Math.pow(random.nextDouble(), 3);
    return words.get((int) (skewed * words.size()));
  }
}
