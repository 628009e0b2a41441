package gaia.lora.dataset;

import java.util.List;

/**
 * What a conversation was about.
 *
 * @param sentence of its structured archive
 * @param turns that the sentence rests on
 */
public record Conversed(String archiveId, String title, String sentence, List<Integer> turns) {

  public Conversed {
    turns = List.copyOf(turns);
  }
}
