package gaia.lora;

import gaia.lora.dataset.TrainingSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One training that is to be done, or the reason why there is none.
 *
 * @param adapterId under which it is kept
 * @param previous the adapter whose older facts have to be kept; null when there is none
 * @param baseSha256 of the model
 * @param whyNot empty when there is something to train
 */
record Lesson(
    String adapterId,
    LearningBase base,
    String baseSha256,
    TrainingSet set,
    TrainingJob job,
    @Nullable AdapterView previous,
    String whyNot) {

  boolean hasNews() {
    return whyNot.isEmpty();
  }

  Set<String> archives() {
    return set.archives();
  }
}
