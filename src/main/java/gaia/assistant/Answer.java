package gaia.assistant;

import java.util.List;

/** What the assistant says, and what it rests on. */
public record Answer(String response, String conversationId, List<Citation> citations) {

  public Answer {
    citations = List.copyOf(citations);
  }
}
