package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.it.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation that the description names answers good and bad input as it promises. */
class ContractIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "{\"query\":\"rope\",\"title\":\"t\",\"role\":\"user\",\"content\":\"c\"}",
          "{\"query\":7,\"title\":[],\"minutes\":-1,\"priority\":\"x\",\"action\":{}}",
          "{\"minutes\":99999999999999999999}",
          "{");

  /** For parameters of a query: at the edges of numbers, and no numbers at all. */
  private static final List<String> VALUES =
      List.of("", "0", "1", "-1", "501", "x", "%00", "%F0%9F%92%A9", "9999999999999", "2026-02-30");

  private final HouseOfPeople house = PEOPLE.house();
  private final List<String> broken = new ArrayList<>();

  private Description described() {
    return new Description(
        house.server().http().get("/openapi", "Accept", "application/json").expect(200).json());
  }

  @Test
  void every_operation_answers_bad_input_as_its_contract_says() {
    Description described = described();

    described.operations().forEach((name, operation) -> exercise(described, name, operation));

    assertThat(described.operations()).hasSizeGreaterThan(80);
    assertThat(broken).isEmpty();
  }

  @Test
  void every_answer_is_described_in_words() {
    List<String> silent = new ArrayList<>();

    described()
        .operations()
        .forEach(
            (name, operation) ->
                operation
                    .path("responses")
                    .fields()
                    .forEachRemaining(
                        answer -> {
                          if (answer.getValue().path("description").asText().isBlank()) {
                            silent.add(name + " " + answer.getKey());
                          }
                        }));

    assertThat(silent).isEmpty();
  }

  private void exercise(Description described, String name, JsonNode operation) {
    String method = name.split(" ")[0];
    String path = name.split(" ")[1].replaceAll("\\{[^}]*\\}", "unknown-1");
    if (path.endsWith("/background/events")) {
      // A stream without an end; it has a test of its own.
      return;
    }
    if (!method.equals("get") && !method.equals("delete")) {
      BODIES.forEach(body -> ask(described, operation, method, path, body));
      return;
    }
    ask(described, operation, method, path, "");
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        for (String value : VALUES) {
          String query = "?" + parameter.path("name").asText() + "=" + value;
          ask(described, operation, method, path + query, "");
        }
      }
    }
  }

  /** What exists, so that every read finds something, by the part of the path before its id. */
  private Map<String, String> things() {
    String open = made("/api/conversations", "{\"title\":\"Contract\"}", "/conversation/id");
    String kept = made("/api/conversations", "{\"title\":\"Contract\"}", "/conversation/id");
    made(
        "/api/conversations/" + kept + "/messages",
        "{\"role\":\"user\",\"content\":\"I sell rope.\"}",
        "/conversation_id");
    Answer archived = house.send("ada", "POST", "/api/conversations/" + kept + "/archive", "");
    String document =
        made(
            "/api/documents",
            "{\"name\":\"contract.md\",\"content\":\"# Rope\"}",
            "/documents/0/id");
    String fact =
        made(
            "/api/knowledge/facts",
            "{\"subject\":\"Ilse\",\"predicate\":\"lives_in\",\"object\":\"Brackwater\"}",
            "/fact/id");
    String entity =
        house.send("ada", "GET", "/api/knowledge/entities", "").at("/entities/0/id").asText();
    return Map.of(
        "/conversations/", open,
        "/conversation/archive/", archived.at("/id").asText(),
        "/background/task/", archived.at("/task_id").asText(),
        "/documents/", document,
        "/facts/", fact,
        "/entities/", entity);
  }

  private String made(String path, String body, String pointer) {
    Answer answer = house.send("ada", "POST", path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isLessThan(300);
    return answer.at(pointer).asText();
  }

  @Test
  void every_read_of_something_that_is_there_answers_what_is_described() {
    Description described = described();
    Map<String, String> things = things();
    List<String> found = new ArrayList<>();
    described
        .operations()
        .forEach(
            (name, operation) -> {
              String path = path(name, things);
              if (name.startsWith("get ") && path != null && !path.endsWith("/events")) {
                Answer answer = ask(described, operation, "get", path, "");
                if (answer.status() == 200) {
                  found.add(name);
                }
              }
            });

    assertThat(broken).isEmpty();
    assertThat(found).hasSizeGreaterThan(35);
    assertThat(found)
        .contains(
            "get /api/conversations/{id}",
            "get /api/conversation/archive/{id}",
            "get /api/background/task/{id}",
            "get /api/documents/{id}",
            "get /api/knowledge/facts/{id}",
            "get /api/knowledge/entities/{id}");
  }

  private static @Nullable String path(String name, Map<String, String> things) {
    String path = name.split(" ")[1];
    for (Map.Entry<String, String> thing : things.entrySet()) {
      path = path.replace(thing.getKey() + "{id}", thing.getKey() + thing.getValue());
    }
    return path.contains("{")
        ? null
        : path
            + (path.endsWith("/search") ? "?q=rope" : "")
            + (path.endsWith("/journal") ? "?campaign=default" : "");
  }

  @Test
  void what_is_asked_for_rightly_is_done_and_answered_as_described() {
    Description described = described();
    Map<String, String> things = things();
    List<Map.Entry<String, String>> bodies =
        List.of(
            Map.entry("post /api/conversations", "{\"title\":\"t\"}"),
            Map.entry(
                "post /api/conversations/{id}/messages", "{\"role\":\"user\",\"content\":\"x\"}"),
            Map.entry("delete /api/conversations/{id}", ""),
            Map.entry("post /api/query", "{\"query\":\"Who sells rope?\"}"),
            Map.entry("post /api/conversation/relevant", "{\"query\":\"rope\"}"),
            Map.entry("post /api/documents", "{\"name\":\"two.md\",\"content\":\"# Two\"}"),
            Map.entry("patch /api/knowledge/facts/{id}", "{\"action\":\"confirm\"}"),
            Map.entry("post /api/background/pause", "{\"minutes\":1}"),
            Map.entry("post /api/background/resume", ""),
            Map.entry("post /api/background/register_activity", ""));
    for (Map.Entry<String, String> each : bodies) {
      String name = each.getKey();
      JsonNode operation = Objects.requireNonNull(described.operations().get(name), name);
      String path = String.valueOf(path(name, things));
      Answer answer = ask(described, operation, name.split(" ")[0], path, each.getValue());
      assertThat(answer.status()).as(name + " " + answer.body()).isLessThan(300);
    }

    assertThat(broken).isEmpty();
  }

  private Answer ask(
      Description described, JsonNode operation, String method, String path, String body) {
    Answer answer = house.send("ada", method.toUpperCase(Locale.ROOT), path, body);
    int status = answer.status();
    String type = answer.header("Content-Type");
    if (!Description.isDeclared(operation, status) || status >= 500) {
      broken.add(method + " " + path + " " + body + " -> " + status + " is not described");
    } else if (status < 300 && type.startsWith("application/json")) {
      described
          .misfits(answer.json(), Description.schema(operation, status))
          .forEach(misfit -> broken.add(method + " " + path + " -> " + misfit));
    } else if (status >= 400
        && !(type.startsWith("application/problem+json")
            && answer.json().path("status").asInt() == status)) {
      broken.add(method + " " + path + " " + body + " -> " + status + " " + type);
    }
    return answer;
  }
}
