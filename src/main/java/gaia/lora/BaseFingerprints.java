package gaia.lora;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sha-256 of base models; counted anew only when a file has changed. */
@ApplicationScoped
class BaseFingerprints {

  private record Seen(Path path, long size, long modified) {}

  private final Map<Seen, String> known = new ConcurrentHashMap<>();

  /**
   * @param breath is drawn while it is read; what it throws ends that
   */
  String of(Path path, Runnable breath) throws IOException {
    Seen seen = new Seen(path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    String counted = known.get(seen);
    if (counted == null || Files.isDirectory(path)) {
      counted = LearningBase.fingerprint(path, breath);
      known.put(seen, counted);
    }
    return counted;
  }
}
