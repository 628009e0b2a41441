package gaia.knowledge.facts;

import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** What is believed of the world of an owner, with the turns that say so. */
@ApplicationScoped
class FactExport implements ExportParticipant {

  private static final int PAGE = 500;

  @Inject Facts facts;

  /** A fact and what it rests on. */
  record Known(FactView fact, List<Source> sources) {}

  @Override
  public String folder() {
    return "facts";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    int number = 0;
    List<FactView> page = page(owner, 0);
    while (!page.isEmpty()) {
      number++;
      files.json(
          "facts-%d.json".formatted(number),
          page.stream().map(fact -> new Known(fact, facts.sources(owner, fact.id()))).toList());
      page = page(owner, number * PAGE);
    }
  }

  private List<FactView> page(String owner, int offset) {
    return facts.list(
        new FactQuery(
            owner, null, null, null, null, null, null, FactQuery.State.ALL, offset, PAGE));
  }
}
