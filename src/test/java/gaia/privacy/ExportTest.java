package gaia.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportTest {

  private final Export export = new Export();
  private final ByteArrayOutputStream zip = new ByteArrayOutputStream();

  @BeforeEach
  void setClock() {
    export.clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  }

  private record Room(String folder, Writing writing) implements ExportParticipant {
    @Override
    public void export(String owner, ExportFiles files) throws IOException {
      writing.write(files);
    }
  }

  private interface Writing {
    void write(ExportFiles files) throws IOException;
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void each_room_has_its_folder_and_the_contents_say_how_much_is_in_each() throws IOException {
    export.write(
        "ada",
        zip,
        List.of(
            new Room("tasks", files -> files.json("tasks.json", List.of(1))),
            new Room("conversations", files -> files.text("c1.json", "{}"))));

    assertThat(files()).containsKeys("conversations/c1.json", "tasks/tasks.json", "contents.json");
    assertThat(files().get("contents.json"))
        .contains("gaia-export/1", "\"conversations\" : 1", "\"tasks\" : 1", "\"owner\" : \"ada\"");
  }

  @Test
  void a_name_that_leads_out_of_its_folder_is_refused() {
    Room room = new Room("documents", files -> files.text("../evil.txt", ""));

    assertThatThrownBy(() -> export.write("ada", zip, List.of(room)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_export_that_fails_has_no_contents() throws IOException {
    Room good = new Room("a", files -> files.text("one.txt", "1"));
    Room bad =
        new Room(
            "b",
            files -> {
              throw new IOException("the disk is gone");
            });

    assertThatThrownBy(() -> export.write("ada", zip, List.of(good, bad)))
        .hasMessage("the disk is gone");
    assertThat(files()).doesNotContainKey("contents.json");
  }
}
