package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.knowledge.structured.ArchiveEdits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditedArchivesTest {

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private final List<String> queued = new ArrayList<>();
  private final EditedArchives archives = new EditedArchives();

  @BeforeEach
  void wire() {
    archives.claims =
        new ClaimRepository() {
          @Override
          List<StoredArchive> archives() {
            return List.of(read("a1", "1 10"), read("a2", "1 20"));
          }
        };
    archives.edits =
        new ArchiveEdits() {
          @Override
          public Map<String, String> stamps() {
            return files;
          }
        };
    archives.tasks =
        new Tasks() {
          @Override
          public String submit(NewTask wanted) {
            queued.add(wanted.subject());
            return "t";
          }
        };
    files.put("a1", "1 10");
    files.put("a2", "1 20");
  }

  private static StoredArchive read(String id, String stamp) {
    StoredArchive archive = new StoredArchive(id, KnowledgeBase.SPACE);
    archive.read(stamp, 1, Instant.EPOCH);
    return archive;
  }

  @Test
  void files_that_are_as_they_were_queue_nothing() {
    assertThat(archives.queue(seen)).isZero();
  }

  @Test
  void a_file_that_was_saved_since_is_read_again_once() {
    files.put("a2", "2 25");

    assertThat(archives.queue(seen)).isOne();
    assertThat(archives.queue(seen)).isZero();
    assertThat(queued).containsExactly("archive:a2");
  }

  @Test
  void a_file_that_was_taken_away_queues_nothing() {
    files.remove("a1");

    assertThat(archives.queue(seen)).isZero();
  }
}
