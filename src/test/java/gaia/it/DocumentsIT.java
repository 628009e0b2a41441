package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents that are uploaded, or lie in a watched folder, and what search makes of them. */
@ExtendWith(SharedServer.class)
class DocumentsIT {

  private static final Duration READING = Duration.ofMinutes(3);

  private final GaiaServer gaia;
  private final Http http;

  DocumentsIT(GaiaServer gaia) {
    this.gaia = gaia;
    this.http = gaia.http();
  }

  private Answer upload(String name, String content) {
    return http.post(
        "/api/documents",
        "{\"name\":\"%s\",\"campaign\":\"docs\",\"content\":\"%s\"}"
            .formatted(name, content.replace("\n", "\\n")));
  }

  private JsonNode when(String id, Predicate<JsonNode> holds) {
    return Await.until(
        "document " + id,
        READING,
        () -> http.get("/api/documents/" + id).expect(200).at("/document"),
        holds);
  }

  private JsonNode searchable(String id) {
    return when(id, document -> document.path("searchable").isTextual());
  }

  /** Asks as a program does, so that nobody seems to be there. */
  private List<String> found(String word) {
    return http.get("/api/search?kind=document&q=" + word, "X-GAIA-Background", "test")
        .expect(200)
        .at("/results")
        .findValuesAsText("archive_id");
  }

  @Test
  void an_uploaded_document_is_read_cut_by_headings_and_found() {
    String id =
        upload("rules.md", "# Tolls\n\nBarges pay in quillfeathers.\n\n# Fines\n\nNone so far.")
            .expect(201)
            .at("/documents/0/id")
            .asText();

    JsonNode document = searchable(id);
    JsonNode hit =
        http.get("/api/search?kind=document&q=quillfeathers").expect(200).at("/results/0");

    assertThat(document.path("chunks").asInt()).isEqualTo(2);
    assertThat(hit.path("archive_id").asText()).isEqualTo(id);
    assertThat(hit.path("turn").asInt()).isZero();
    assertThat(hit.path("text").asText())
        .isEqualTo("rules.md › Tolls\nBarges pay in quillfeathers.");
    assertThat(http.get("/api/documents/" + id, "Accept", "text/markdown").expect(200).body())
        .startsWith("# Tolls");
  }

  @Test
  void a_question_is_answered_out_of_a_document() {
    String id =
        upload("almanac.md", "# Tides\n\nThe Sallow ford drowns at glimmertide.")
            .expect(201)
            .at("/documents/0/id")
            .asText();
    searchable(id);
    String conversation =
        http.post("/api/conversations", "{\"campaign\":\"docs\"}")
            .expect(201)
            .at("/conversation/id")
            .asText();

    Answer answer =
        http.post(
                "/api/query",
                "{\"query\":\"When does the Sallow ford drown?\",\"conversation_id\":\"%s\"}"
                    .formatted(conversation))
            .expect(200);

    assertThat(answer.at("/citations/0/archive_id").asText()).isEqualTo(id);
    assertThat(answer.at("/citations/0/kind").asText()).isEqualTo("document");
    assertThat(answer.at("/citations/0/speaker").asText()).isEqualTo("almanac.md › Tides");
    assertThat(http.get("/index.xhtml?c=" + conversation).expect(200).body())
        .contains("document.xhtml?id=" + id)
        .contains("almanac.md › Tides");
  }

  @Test
  void the_same_content_is_taken_in_once_and_a_new_version_replaces_the_old() {
    String id =
        upload("lore.md", "The moon is zinnober.").expect(201).at("/documents/0/id").asText();
    searchable(id);

    Answer again = upload("copy of lore.md", "The moon is zinnober.").expect(200);
    assertThat(again.at("/known/0/id").asText()).isEqualTo(id);

    assertThat(
            upload("lore.md", "The moon is malachite.").expect(201).at("/documents/0/id").asText())
        .isEqualTo(id);
    Await.until("the new version is found", READING, () -> found("malachite").contains(id));
    assertThat(found("zinnober")).isEmpty();
  }

  @Test
  void a_removed_document_is_found_no_more() {
    String id =
        upload("gone.txt", "The password is tamarisk.").expect(201).at("/documents/0/id").asText();
    searchable(id);

    http.delete("/api/documents/" + id).expect(204);

    assertThat(found("tamarisk")).isEmpty();
    http.get("/api/documents/" + id).expect(404);
  }

  @Test
  void a_file_in_a_watched_folder_is_followed_until_it_goes() throws IOException {
    Path folder = Files.createDirectories(gaia.data().resolve("core-documentation/Northern Reach"));
    Path file =
        Files.writeString(folder.resolve("gazetteer.md"), "# Ports\n\nOllvik has a basalt pier.");

    Await.until("the file is found", READING, () -> !found("basalt").isEmpty());
    JsonNode document =
        http.get("/api/documents?campaign=Northern%20Reach").expect(200).at("/documents/0");
    assertThat(document.path("path").asText())
        .isEqualTo("core-documentation/Northern Reach/gazetteer.md");
    http.delete("/api/documents/" + document.path("id").asText()).expect(409);

    Files.writeString(file, "# Ports\n\nOllvik has a wooden jetty with lanterns.");
    Await.until("the change is found", READING, () -> !found("jetty").isEmpty());
    assertThat(found("basalt")).isEmpty();

    Files.delete(file);
    Await.until("the file is forgotten", READING, () -> found("jetty").isEmpty());
  }

  @Test
  void what_cannot_be_read_says_why() {
    upload("picture.png", "x").expect(400);
    upload("empty.md", "").expect(400);
    http.get("/api/documents?status=odd").expect(400);
    http.get("/api/documents/unknown").expect(404);

    String boundary = "documents-boundary";
    byte[] form =
        ("--"
                + boundary
                + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"../broken.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n"
                + "%PDF-1.7 and no more\r\n"
                + "--"
                + boundary
                + "--\r\n")
            .getBytes(StandardCharsets.UTF_8);
    Answer answer =
        http.send(
            "POST",
            "/api/documents?campaign=docs",
            BodyPublishers.ofByteArray(form),
            "Content-Type",
            "multipart/form-data; boundary=" + boundary);
    String id = answer.expect(201).at("/documents/0/id").asText();

    JsonNode failed = when(id, document -> document.path("status").asText().equals("failed"));

    assertThat(failed.path("name").asText()).isEqualTo("broken.pdf");
    assertThat(failed.path("failure").asText()).startsWith("The pdf file is damaged");
  }
}
