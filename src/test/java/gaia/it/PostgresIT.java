package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server as it is shipped, on PostgreSQL instead of the database that comes with it. */
class PostgresIT {

  @Test
  void what_is_imported_is_worked_through_found_and_still_there_after_a_restart()
      throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        GaiaServer gaia = GaiaServer.start("postgres", settings(postgres))) {
      Archives archives = new Archives(gaia.http());
      String archive =
          archives.awaitSearchable(
              archives.add("pg-one", "The lamp", "The vermilion lamp stays dark.", "Yes."));

      assertThat(archivesThatSay(gaia, "vermilion")).containsExactly(archive);

      String first = begun(gaia);
      assertThat(begun(gaia)).isEqualTo(first);

      gaia.stop();
      gaia.restart();

      assertThat(begun(gaia)).isEqualTo(first);

      assertThat(archivesThatSay(gaia, "vermilion")).containsExactly(archive);
      gaia.http().get("/api/structured_archive/" + archive).expect(200);
      assertThat(gaia.http().get("/api/background/tasks?state=completed").at("/tasks"))
          .isNotEmpty();
      assertThat(gaia.http().get("/api/background/tasks?state=failed").at("/tasks")).isEmpty();
    }
  }

  /** What is answered to the same request however often it is sent. */
  private static String begun(GaiaServer gaia) {
    return gaia.http()
        .send(
            "POST",
            "/api/conversations",
            BodyPublishers.ofString("{\"title\":\"Once\"}"),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "pg-once")
        .expect(201)
        .body();
  }

  private static Map<String, String> settings(EmbeddedPostgres postgres) {
    Map<String, String> settings = new HashMap<>(SharedServer.SETTINGS);
    settings.put("GAIA_DB_KIND", "postgresql");
    settings.put(
        "GAIA_DB_URL", postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""));
    settings.put("GAIA_DB_USER", "postgres");
    settings.put("GAIA_DB_PASSWORD", "postgres");
    return settings;
  }

  private static List<String> archivesThatSay(GaiaServer gaia, String word) {
    return gaia
        .http()
        .get("/api/search?k=10&q=" + word, "X-GAIA-Background", "test")
        .expect(200)
        .at("/results")
        .findValuesAsText("archive_id")
        .stream()
        .distinct()
        .toList();
  }
}
