package gaia.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All sources of the house together, always in the same order. */
final class SearchSources {

  private final List<SearchSource> sources;

  SearchSources(Iterable<SearchSource> sources) {
    this.sources =
        StreamSupport.stream(sources.spliterator(), false)
            .sorted(Comparator.comparing(SearchSource::name))
            .toList();
  }

  List<String> names() {
    return sources.stream().map(SearchSource::name).toList();
  }

  Optional<SearchSource> named(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  List<GroupName> groups() {
    return sources.stream()
        .flatMap(source -> source.groups().stream().map(id -> new GroupName(source.name(), id)))
        .toList();
  }

  /** The groups that follow a key in the order of {@link #groups()}; all when it is not there. */
  List<GroupName> groupsAfter(String key) {
    List<GroupName> groups = groups();
    List<String> keys = groups.stream().map(GroupName::key).toList();
    return groups.subList(keys.indexOf(key) + 1, groups.size());
  }

  List<SearchDocument> documents(GroupName group) {
    return named(group.source()).map(s -> s.documents(group.groupId())).orElse(List.of());
  }
}
