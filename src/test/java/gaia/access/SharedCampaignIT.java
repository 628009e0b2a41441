package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.access.RoutesTest.Route;
import gaia.it.Answer;
import gaia.it.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What opens to somebody with whom jonas shares a campaign, and what stays shut. */
class SharedCampaignIT {

  @RegisterExtension static final PeopleExtension PEOPLE = new PeopleExtension();

  /** What is read in the name of whoever shares a campaign. */
  private static final List<String> LISTS =
      List.of(
          "/api/conversations",
          "/api/conversation/archives",
          "/api/structured_archives",
          "/api/documents",
          "/api/knowledge/facts",
          "/api/knowledge/entities",
          "/api/knowledge/conflicts",
          "/api/knowledge/graph",
          "/api/knowledge/graph/jsonld",
          "/api/knowledge/graph/graphml",
          "/api/digest",
          "/api/digest/recap",
          "/api/digest/journal");

  private static final Set<String> GUESTS_MAY =
      Set.of("POST /api/conversations/x1/archive", "POST /api/conversations/x1/messages");

  private final HouseOfPeople house = PEOPLE.house();

  /** Other tests try every route, and so may have paused the house. */
  @BeforeEach
  void goOn() {
    house.send("adam", "POST", "/api/background/resume", "").expect(200);
    house.send("adam", "POST", "/api/background/loud", "").expect(200);
  }

  @Test
  void a_shared_campaign_opens_to_the_person_it_is_shared_with_and_only_as_far() {
    ThingsOfJonas shared = ThingsOfJonas.madeIn(house, "coast");
    ThingsOfJonas other = ThingsOfJonas.madeIn(house, "diary");
    share(false);

    for (String path : readable(shared)) {
      assertThat(house.send("rita", "GET", path, "").expect(200).body())
          .as(path)
          .containsAnyOf(ThingsOfJonas.SECRET, "coast.md");
      assertThat(house.send("mara", "GET", path, "").status()).as(path).isGreaterThanOrEqualTo(400);
    }
    for (String path : readable(other)) {
      assertThat(house.send("rita", "GET", path, "").status()).as(path).isGreaterThanOrEqualTo(400);
    }
    assertThat(changesBy("rita", shared).found()).isEmpty();
    listsShow("rita", "coast", 200);
    listsShow("rita", "diary", 404);
    listsShow("mara", "coast", 404);
    assistantsSee("rita", shared, other);
    house.send("rita", "GET", "/api/conversations?owner=jonas&campaign=diary", "").expect(404);
    house.send("rita", "GET", "/archive.xhtml?id=" + shared.archive(), "").expect(200);
    String page = "/document.xhtml?id=" + shared.document();
    assertThat(house.send("rita", "GET", page, "").expect(200).body())
        .doesNotContain("name=\"remove\"", "name=\"retry\"");
    assertThat(house.send("jonas", "GET", page, "").expect(200).body()).contains("name=\"remove\"");
    assertThat(house.send("rita", "GET", "/shares.xhtml", "").expect(200).body()).contains("coast");

    share(true);
    String messages = "/api/conversations/" + shared.conversation() + "/messages";
    Answer added = house.send("rita", "POST", messages, ThingsOfJonas.BODY).expect(201);
    assertThat(added.at("/messages/0/speaker").asText()).isEqualTo("rita");
    assertThat(openTo("rita", shared)).isEqualTo(GUESTS_MAY);
    listsShow("mara", "coast", 404);

    house.send("jonas", "DELETE", "/api/shares?campaign=coast&person=rita", "").expect(200);
    for (String path : readable(shared)) {
      assertThat(house.send("rita", "GET", path, "").status()).as(path).isGreaterThanOrEqualTo(400);
    }
    assertThat(house.send("rita", "POST", messages, ThingsOfJonas.BODY).status()).isEqualTo(404);
    listsShow("rita", "coast", 404);
    assertThat(tool("rita", "list_archives", "{}")).doesNotContain(shared.archive());
  }

  /** Every list that can be read in somebody's name, of one campaign of jonas. */
  private void listsShow(String name, String campaign, int status) {
    for (String path : LISTS) {
      String asked = path + "?owner=jonas&campaign=" + campaign;
      Answer answer = house.send(name, "GET", asked, "");
      // A campaign in which nothing was worked through yet has no recap.
      boolean none = status == 200 && path.endsWith("/recap") && answer.status() == 404;
      assertThat(none || answer.status() == status).as(name + " " + asked).isTrue();
    }
  }

  /** Other assistants see what the person sees by whom they are asked. */
  private void assistantsSee(String name, ThingsOfJonas shared, ThingsOfJonas other) {
    assertThat(tool(name, "list_archives", "{}"))
        .contains(shared.archive())
        .doesNotContain(other.archive());
    assertThat(tool(name, "get_archive", "{\"archive_id\":\"%s\"}".formatted(shared.archive())))
        .contains(ThingsOfJonas.SECRET);
    assertThat(tool(name, "get_archive", "{\"archive_id\":\"%s\"}".formatted(other.archive())))
        .doesNotContain(ThingsOfJonas.SECRET);
    assertThat(tool("mara", "list_archives", "{}")).doesNotContain(shared.archive());
    assertThat(tool("mara", "search_memories", "{\"query\":\"kingfisher 7731\"}"))
        .doesNotContain(ThingsOfJonas.SECRET);
    // Whoever tried all doors has paused the work behind one of them.
    house.send("adam", "POST", "/api/background/resume", "").expect(200);
    String found =
        Await.until(
            "the shared archive can be found",
            Duration.ofMinutes(5),
            () -> tool(name, "search_memories", "{\"query\":\"kingfisher 7731\"}"),
            text -> text.contains(shared.archive()));
    assertThat(found).contains(ThingsOfJonas.SECRET).doesNotContain(other.archive());
  }

  private String tool(String name, String tool, String arguments) {
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
            .formatted(tool, arguments);
    return house
        .server()
        .http()
        .send(
            "POST",
            "/mcp",
            BodyPublishers.ofString(call),
            "Content-Type",
            "application/json",
            "Accept",
            "application/json, text/event-stream",
            "X-GAIA-Background",
            "test",
            "Cookie",
            house.cookie(name))
        .expect(200)
        .body();
  }

  /** The changes of a thing of the campaign that are let happen to a guest who may add to it. */
  private Set<String> openTo(String name, ThingsOfJonas shared) {
    Set<String> open = new TreeSet<>();
    // Messages before the archive that ends the conversation.
    List<Route> routes =
        RoutesTest.routes().stream().sorted(Comparator.comparing(Route::path).reversed()).toList();
    for (Route route : routes) {
      if (!route.method().equals("GET") && route.path().contains("x1")) {
        String path = shared.into(route.path());
        if (house.send(name, route.method(), path, ThingsOfJonas.BODY).status() < 400) {
          open.add(route.method() + " " + route.path());
        }
      }
    }
    return open;
  }

  private void share(boolean write) {
    house
        .send(
            "jonas",
            "PUT",
            "/api/shares",
            "{\"campaign\":\"coast\",\"person\":\"rita\",\"may_write\":%s}".formatted(write))
        .expect(200);
  }

  private static List<String> readable(ThingsOfJonas of) {
    return List.of(
        "/api/conversations/" + of.conversation(),
        "/api/conversation/archive/" + of.archive(),
        "/api/documents/" + of.document(),
        "/api/knowledge/facts/" + of.fact());
  }

  /** The pages on which the knowledge of a campaign of jonas is read. */
  private static List<String> knowledgePages(String campaign, ThingsOfJonas of) {
    String place = "?owner=jonas&campaign=" + campaign;
    return List.of(
        "/knowledge.xhtml" + place,
        "/knowledge.xhtml?entity=" + of.entity(),
        "/graph.xhtml" + place,
        "/graph.xhtml?entity=" + of.entity(),
        "/fact.xhtml?id=" + of.fact());
  }

  @Test
  void pages_of_knowledge_open_to_whom_the_campaign_is_shared_with_and_change_nothing_for_them() {
    ThingsOfJonas shared = ThingsOfJonas.madeIn(house, "reef");
    ThingsOfJonas other = ThingsOfJonas.madeIn(house, "attic");
    house
        .send(
            "jonas",
            "PUT",
            "/api/shares",
            "{\"campaign\":\"reef\",\"person\":\"rita\",\"may_write\":true}")
        .expect(200);

    for (String page : knowledgePages("reef", shared)) {
      assertThat(house.send("rita", "GET", page, "").expect(200).body())
          .as(page)
          .contains("Heron of reef", "id=\"shared-by\"")
          .doesNotContain("fact:confirm", "names:merge", "Heron of attic");
      assertThat(house.send("mara", "GET", page, "").body()).as(page).doesNotContain("Heron of");
    }
    for (String page : knowledgePages("attic", other)) {
      assertThat(house.send("rita", "GET", page, "").body()).as(page).doesNotContain("Heron of");
    }
    String place = "?owner=jonas&campaign=reef";
    house.send("rita", "GET", "/review.xhtml" + place, "").expect(200);
    house.send("mara", "GET", "/review.xhtml" + place, "").expect(404);
    house.send("mara", "GET", "/knowledge.xhtml" + place, "").expect(404);
    assertThat(house.send("jonas", "GET", "/fact.xhtml?id=" + shared.fact(), "").body())
        .contains("fact:confirm")
        .doesNotContain("id=\"shared-by\"");

    house.send("jonas", "DELETE", "/api/shares?campaign=reef&person=rita", "").expect(200);
    for (String page : knowledgePages("reef", shared)) {
      assertThat(house.send("rita", "GET", page, "").body()).as(page).doesNotContain("Heron of");
    }
  }

  /**
   * The routes that change a thing of a campaign which is shared for reading, and let it happen.
   */
  private Holes changesBy(String name, ThingsOfJonas shared) {
    Holes holes = new Holes();
    String before = shared.state(house);
    for (Route route : RoutesTest.routes()) {
      if (!route.method().equals("GET") && route.path().contains("x1")) {
        Answer answer =
            house.send(name, route.method(), shared.into(route.path()), ThingsOfJonas.BODY);
        holes.note(answer.status() >= 400 && answer.status() < 500, name, route, answer);
      }
    }
    assertThat(shared.state(house)).isEqualTo(before);
    return holes;
  }
}
