package gaia.lora.dataset;

import java.util.List;

/** Other ways of asking than those of the rules. What comes is checked before it is taught. */
@FunctionalInterface
public interface Paraphrases {

  /** No others. */
  Paraphrases NONE = (subject, questions) -> List.of();

  /**
   * Asks for more.
   *
   * @param subject whom or what is asked about
   * @param questions that ask for the same thing
   */
  List<String> of(String subject, List<String> questions);
}
