package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.it.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation that the description names answers good and bad input as it promises. */
class ContractIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "{\"query\":\"rope\",\"title\":\"t\",\"role\":\"user\",\"content\":\"c\"}",
          "{\"query\":7,\"title\":[],\"minutes\":-1,\"priority\":\"x\",\"action\":{}}",
          "{\"minutes\":99999999999999999999}",
          "{");
  private static final List<String> VALUES = List.of("1", "-1", "x", "%00", "9999999999999");

  private final HouseOfPeople house = PEOPLE.house();
  private final List<String> broken = new ArrayList<>();

  @Test
  void every_operation_answers_as_its_contract_says() {
    JsonNode described =
        house.server().http().get("/openapi", "Accept", "application/json").expect(200).json();
    Set<String> operations = new TreeSet<>();
    described
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            operations.add(operation.getKey() + " " + path.getKey());
                            exercise(operation.getKey(), path.getKey(), operation.getValue());
                          }
                        }));

    assertThat(operations).hasSizeGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  private void exercise(String method, String path, JsonNode operation) {
    if (path.endsWith("/background/events")) {
      // A stream without an end; it has a test of its own.
      return;
    }
    String known = path.replaceAll("\\{[^}]*\\}", "unknown-1");
    if (method.equals("get") || method.equals("delete")) {
      ask(method, known, "", operation);
      operation
          .path("parameters")
          .forEach(
              parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                  for (String value : VALUES) {
                    String query = "?" + parameter.path("name").asText() + "=" + value;
                    ask(method, known + query, "", operation);
                  }
                }
              });
    } else {
      BODIES.forEach(body -> ask(method, known, body, operation));
    }
  }

  private void ask(String method, String path, String body, JsonNode operation) {
    Answer answer = house.send("ada", method.toUpperCase(java.util.Locale.ROOT), path, body);
    int status = answer.status();
    String type = answer.header("Content-Type");
    boolean fine =
        status < 300
            ? isDeclared(operation, status) && (answer.body().isEmpty() || !type.isEmpty())
            : status >= 400
                && status < 500
                && type.startsWith("application/problem+json")
                && answer.json().path("status").asInt() == status;
    if (!fine) {
      broken.add(method + " " + path + " " + body + " -> " + status + " " + type);
    }
  }

  /** A described success is one of the same class; what else is given must be described. */
  private static boolean isDeclared(JsonNode operation, int status) {
    JsonNode responses = operation.path("responses");
    return responses.has(Integer.toString(status))
        || responses.has("default")
        || responses.has("200") && (status == 201 || status == 202 || status == 204);
  }
}
