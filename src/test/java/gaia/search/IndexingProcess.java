package gaia.search;

import java.io.IOException;
import java.nio.file.Path;

/** Indexes the groups of {@link SearchFixtures#largeSource()} over and over, until it is killed. */
final class IndexingProcess {

  private IndexingProcess() {}

  public static void main(String[] arguments) throws IOException {
    SearchSources sources = new SearchSources(java.util.List.of(SearchFixtures.largeSource()));
    try (HybridSearch search = HybridSearch.open(Path.of(arguments[0]), SearchFixtures.CLOCK)) {
      while (true) {
        for (GroupName group : sources.groups()) {
          search.index(group, sources.documents(group));
          System.out.println(group.groupId());
        }
      }
    }
  }
}
