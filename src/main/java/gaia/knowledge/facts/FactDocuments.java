package gaia.knowledge.facts;

import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import gaia.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Gives facts to search, all of one subject together, each with the time in which it was true. */
@ApplicationScoped
@Transactional
class FactDocuments implements SearchSource {

  static final String NAME = "fact";

  @Inject FactRepository facts;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SearchDocument> documents(String subjectId) {
    List<SearchDocument> found = new ArrayList<>();
    for (StoredFact fact : facts.ofSubject(subjectId)) {
      if (!fact.shelved) {
        found.add(
            new SearchDocument(
                SearchKind.FACT,
                fact.owner,
                fact.campaign,
                subjectId,
                found.size(),
                // As a speaker the subject would be taken for the person that is asked for.
                null,
                fact.lastSaid,
                Validity.told(fact.view())));
      }
    }
    return found;
  }

  @Override
  public List<String> groups() {
    return facts.subjects();
  }
}
