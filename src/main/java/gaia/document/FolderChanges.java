package gaia.document;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has changed in the watched folders since they were looked at last.
 *
 * @param appeared new files and files of another size or time, settled
 * @param gone ids of documents whose file is not there any more
 */
record FolderChanges(List<Seen> appeared, List<String> gone) {

  /** A file that was changed a moment ago may still be being written. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** A file as it lies in the folder; the path is relative to the data folder. */
  record Seen(String path, long size, Instant modified) {}

  /** A file as the database remembers it. */
  record Known(String id, String path, long size, Instant modified) {

    boolean differsFrom(Seen seen) {
      return size != seen.size || !modified.equals(seen.modified);
    }
  }

  FolderChanges {
    appeared = List.copyOf(appeared);
    gone = List.copyOf(gone);
  }

  static FolderChanges between(List<Known> known, List<Seen> seen, Instant now) {
    Map<String, Known> byPath =
        known.stream().collect(Collectors.toMap(Known::path, Function.identity(), (a, b) -> a));
    Set<String> there =
        seen.stream().map(Seen::path).collect(Collectors.toCollection(HashSet::new));
    return new FolderChanges(
        seen.stream()
            .filter(file -> isNews(byPath, file))
            .filter(
                file ->
                    file.modified().isBefore(now.minus(SETTLING)) || file.modified().isAfter(now))
            .toList(),
        known.stream().filter(file -> !there.contains(file.path())).map(Known::id).toList());
  }

  private static boolean isNews(Map<String, Known> byPath, Seen file) {
    Known before = byPath.get(file.path());
    return before == null || before.differsFrom(file);
  }
}
