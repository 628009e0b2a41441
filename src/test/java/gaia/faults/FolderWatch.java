package gaia.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sees from outside which files come into being. Used by one thread. */
public final class FolderWatch implements AutoCloseable {

  private final WatchService service;
  private final Map<WatchKey, String> folders = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /** Watches folders below a root; they are made when they are missing. */
  public FolderWatch(Path root, Iterable<String> names) {
    try {
      service = FileSystems.getDefault().newWatchService();
      for (String name : names) {
        Path folder = Files.createDirectories(root.resolve(name));
        folders.put(folder.register(service, StandardWatchEventKinds.ENTRY_CREATE), name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on only what is yet to come counts. */
  public void forget() {
    look();
    seen.clear();
  }

  public boolean hasSeen(Death.AtFile file) {
    look();
    return seen.stream()
        .anyMatch(path -> path.startsWith(file.folder()) && path.endsWith(file.ending()));
  }

  private void look() {
    for (WatchKey key = service.poll(); key != null; key = service.poll()) {
      String folder = folders.get(key);
      key.pollEvents().forEach(event -> seen.add(folder + "/" + event.context()));
      key.reset();
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
