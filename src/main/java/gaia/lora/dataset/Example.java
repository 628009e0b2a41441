package gaia.lora.dataset;

import java.util.List;

/**
 * A question with its answer.
 *
 * @param heldOut kept apart for the examination; never trained on
 * @param about the same for all phrasings of one thing, and for the same thing in later sets
 * @param sources empty for what was never said and for what everybody knows
 */
public record Example(
    Purpose purpose,
    boolean heldOut,
    String question,
    String answer,
    String about,
    List<Origin> sources) {

  public Example {
    sources = List.copyOf(sources);
  }

  /** Whether anything of it was said in that archive. */
  public boolean restsOn(String archiveId) {
    return sources.stream().anyMatch(source -> archiveId.equals(source.archiveId()));
  }
}
