package gaia.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gaia.files.DataFolder;
import gaia.files.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the first GAIA left in the folder of archives: a file for each, and one index with their
 * summaries. They are read at every start, so what is erased must go here as well.
 */
@ApplicationScoped
class OriginalFiles {

  @Inject DataFolder data;

  /**
   * @param id of the first GAIA
   */
  long count(String id) {
    return ContentLimits.ID.matcher(id).matches() && Files.exists(file(id)) ? 1 : 0;
  }

  void erase(String id) throws IOException {
    if (!ContentLimits.ID.matcher(id).matches()) {
      return;
    }
    Files.deleteIfExists(file(id));
    Path index = data.conversationArchives().resolve(OriginalGaiaImport.INDEX);
    if (Files.isRegularFile(index)) {
      eraseFrom(index, id);
    }
  }

  private static void eraseFrom(Path index, String id) throws IOException {
    JsonNode entries = Json.mapper().readTree(Files.readAllBytes(index));
    if (!(entries instanceof ArrayNode)) {
      return;
    }
    ArrayNode kept = Json.mapper().createArrayNode();
    entries.forEach(
        entry -> {
          if (!entry.path("id").asText().equals(id)) {
            kept.add(entry);
          }
        });
    if (kept.size() < entries.size()) {
      DataFolder.write(
          index, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(kept));
    }
  }

  private Path file(String id) {
    return data.file(data.conversationArchives(), id + ".md");
  }
}
