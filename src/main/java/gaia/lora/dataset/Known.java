package gaia.lora.dataset;

import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Modality;
import gaia.knowledge.facts.Source;
import java.util.List;

/** A fact with the turns that say so. */
public record Known(FactView fact, List<Source> sources) {

  public Known {
    sources = List.copyOf(sources);
  }

  /** Whether it is sure enough, true at present and in sight. */
  public static boolean isLearnable(FactView fact) {
    return fact.isCurrent()
        && !fact.disputed()
        && !fact.shelved()
        && (fact.confirmed() || fact.modality().compareTo(Modality.STATED) >= 0);
  }

  List<Origin> origins() {
    return sources.stream()
        .map(source -> new Origin(source.archiveId(), source.turn(), fact.id()))
        .toList();
  }
}
