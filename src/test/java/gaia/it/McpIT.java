package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other assistants at the memory of the house. */
@ExtendWith(SharedServer.class)
class McpIT {

  private final Http http;
  private final McpCalls mcp;
  private String buoy = "";

  McpIT(GaiaServer gaia) {
    http = gaia.http();
    mcp = new McpCalls(http);
  }

  @BeforeEach
  void something_to_find() {
    Archives archives = new Archives(http);
    Answer answer =
        archives
            .send(
                Archives.document(
                    Archives.conversation(
                        "mcp-buoy", "The buoy", "The Ferrin buoy is kept by Quilla Dane.", "Why?")))
            .expect(200);
    String group = answer.at("/imported/0").isMissingNode() ? "skipped" : "imported";
    buoy = answer.at("/" + group + "/0/archive_id").asText();
    archives.awaitSearchable(buoy);
  }

  @Test
  void other_assistants_look_into_the_memory() {
    assertThat(
            mcp.call(
                    "initialize",
                    "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                        + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}")
                .expect(200)
                .at("/result/serverInfo/name")
                .asText())
        .isEqualTo("gaia");
    assertThat(
            mcp.call("tools/list", "{}").expect(200).at("/result/tools").findValuesAsText("name"))
        .containsExactlyInAnyOrder("search_memories", "list_archives", "get_archive");
    assertThat(mcp.tool("search_memories", "{\"query\":\"Ferrin buoy\"}"))
        .contains("Quilla Dane", buoy);
    assertThat(mcp.tool("list_archives", "{\"campaign\":\"tests\"}")).contains("archive_id");
    assertThat(mcp.tool("get_archive", "{\"archive_id\":\"" + buoy + "\",\"with_turns\":true}"))
        .contains("extractor", "kept by Quilla Dane");
    assertThat(mcp.tool("get_archive", "{\"archive_id\":\"../../etc/passwd\"}"))
        .contains("\"isError\":true");
    assertThat(mcp.tool("search_memories", "{\"query\":7}")).contains("\"isError\":true");
  }

  @Test
  void a_page_of_another_site_is_turned_away() {
    assertThat(mcp.call("ping", "{}", "Origin", "https://evil.example").status()).isEqualTo(403);
  }

  @Test
  void whoever_has_a_tool_called_is_there_and_whoever_only_connects_or_works_alone_is_not() {
    http.post("/api/background/register_activity").expect(200);
    String before = lastActivity();
    String call = "{\"name\":\"list_archives\",\"arguments\":{}}";

    mcp.call("ping", "{}").expect(200);
    mcp.call("tools/list", "{}").expect(200);
    mcp.call("tools/call", call, "X-GAIA-Background", "true").expect(200);
    assertThat(lastActivity()).isEqualTo(before);

    mcp.call("tools/call", call).expect(200);
    assertThat(lastActivity()).isNotEqualTo(before);
  }

  /** The status is made anew for somebody who has just wished for something. */
  private String lastActivity() {
    http.post("/api/background/resume").expect(200);
    return http.get("/api/background/status")
        .expect(200)
        .at("/status/tasks/last_activity")
        .asText();
  }
}
