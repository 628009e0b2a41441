package gaia.knowledge.structured;

import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.files.DataFolder;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import gaia.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Offers structured archives to search, a few items at a time, as they are in the files: a person's
 * corrections are found, too.
 */
@ApplicationScoped
class StructuredSource implements SearchSource {
  static final String NAME = "structured";

  @Inject ConversationManager conversations;
  @Inject DataFolder folder;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SearchDocument> documents(String groupId) {
    Optional<String> file = read(groupId);
    if (file.isEmpty()) {
      return List.of();
    }
    return conversations
        .archive(groupId)
        .map(archive -> documents(archive, Passages.of(MarkdownReader.read(file.get()))))
        .orElse(List.of());
  }

  private Optional<String> read(String archiveId) {
    try {
      return new StructuredFiles(folder).read(archiveId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SearchDocument> documents(ArchiveView archive, List<String> passages) {
    List<SearchDocument> documents = new ArrayList<>();
    for (String passage : passages) {
      documents.add(
          new SearchDocument(
              SearchKind.PASSAGE,
              archive.owner(),
              archive.campaign(),
              archive.id(),
              documents.size(),
              null,
              archive.archived(),
              passage));
    }
    return documents;
  }

  /** The date of archiving is the second part of an id, so the oldest come first. */
  @Override
  public List<String> groups() {
    try {
      Comparator<String> byDate = Comparator.comparing(id -> id.substring(id.indexOf('_') + 1));
      return new StructuredFiles(folder)
          .ids().stream().sorted(byDate.thenComparing(Comparator.naturalOrder())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
