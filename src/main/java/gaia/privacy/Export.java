package gaia.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything about an owner, as one zip. */
@ApplicationScoped
public class Export {

  static final String FORMAT = "gaia-export/1";

  @Inject @Any Instance<ExportParticipant> participants;
  @Inject Clock clock;

  /**
   * What is in the zip, written last.
   *
   * @param files how many of each folder
   */
  record Contents(String format, String owner, Instant made, Map<String, Long> files) {}

  /**
   * Writes the zip while it is made. When it fails in the middle the stream has no end that a
   * program would take for a whole zip.
   *
   * @param out stays open
   */
  public void write(String owner, OutputStream out) throws IOException {
    write(owner, out, participants.stream().toList());
  }

  void write(String owner, OutputStream out, List<ExportParticipant> rooms) throws IOException {
    ExportFiles zip = new ExportFiles(out);
    Map<String, Long> counts = new TreeMap<>();
    for (ExportParticipant room :
        rooms.stream().sorted(Comparator.comparing(ExportParticipant::folder)).toList()) {
      ExportFiles files = zip.below(room.folder());
      room.export(owner, files);
      counts.put(room.folder(), files.count());
    }
    zip.json("contents.json", new Contents(FORMAT, owner, clock.instant(), counts));
    zip.finish();
  }
}
