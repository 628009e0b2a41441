package gaia.knowledge.extraction;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Transcripts for tests. */
public final class Conversations {
  private static final Instant START = Instant.parse("2026-10-31T19:00:00Z");

  private Conversations() {}

  /** One turn a line, {@code Speaker: what they say}; the speaker GAIA is the assistant. */
  public static Transcript of(String... lines) {
    List<Turn> turns = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String speaker = line.substring(0, colon);
      Role role = speaker.equals("GAIA") ? Role.ASSISTANT : Role.USER;
      turns.add(turn(turns.size(), role, speaker, line.substring(colon + 2), false));
    }
    return transcript(turns);
  }

  public static Turn turn(int index, Role role, String speaker, String content, boolean recalled) {
    return new Turn(index, role, speaker, content, START.plusSeconds(30L * index), recalled);
  }

  public static Transcript transcript(List<Turn> turns) {
    Instant end = START.plusSeconds(3600);
    return new Transcript("a1", "c1", "local", "The Lantern Coast", "A talk", START, end, turns);
  }

  static Extraction extract(String... lines) {
    return RulesExtractor.extract(of(lines), () -> {});
  }

  static List<String> statements(Extraction extraction, Section section) {
    return extraction.in(section).stream().map(Item::statement).toList();
  }
}
