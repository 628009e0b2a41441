package gaia.knowledge.facts;

import gaia.conversation.ConversationManager;
import gaia.search.ForeignWords;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts that nobody said or wrote here: all they rest on came in with an import. */
@ApplicationScoped
class FactWords implements ForeignWords {

  @Inject Facts facts;
  @Inject ConversationManager archives;

  @Override
  public Set<SearchDocument> among(List<SearchDocument> found) {
    return found.stream()
        .filter(one -> one.kind() == SearchKind.FACT && isForeign(one))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The fact itself stands behind what took its place. */
  private boolean isForeign(SearchDocument found) {
    String owner = found.owner();
    List<FactView> told = facts.told(owner, found.archiveId(), found.text());
    return !told.isEmpty()
        && isForeign(facts.sources(owner, told.get(told.size() - 1).id()), archives::imported);
  }

  /**
   * Whether none of these is a word of this house.
   *
   * @param imported those of some archives that came in with an import
   */
  static boolean isForeign(
      List<Source> sources, java.util.function.UnaryOperator<Set<String>> imported) {
    Set<String> ids =
        sources.stream()
            .map(Source::archiveId)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    boolean isWritten = sources.stream().anyMatch(Source::isWritten);
    return !isWritten && !ids.isEmpty() && imported.apply(ids).containsAll(ids);
  }
}
