package gaia.conversation;

import gaia.search.ForeignWords;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns, and what was written about archives, that came in with an import. */
@ApplicationScoped
class ArchivedWords implements ForeignWords {

  @Inject ConversationManager archives;

  @Override
  public Set<SearchDocument> among(List<SearchDocument> found) {
    List<SearchDocument> archived =
        found.stream()
            .filter(one -> one.kind() == SearchKind.TURN || one.kind() == SearchKind.PASSAGE)
            .toList();
    Set<String> ids =
        archived.stream().map(SearchDocument::archiveId).collect(Collectors.toUnmodifiableSet());
    Set<String> imported = ids.isEmpty() ? Set.of() : archives.imported(ids);
    return archived.stream()
        .filter(one -> imported.contains(one.archiveId()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
