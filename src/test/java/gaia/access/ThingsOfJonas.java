package gaia.access;

import gaia.it.Answer;

/** What belongs to jonas, by the beginning of the routes that lead to it. */
record ThingsOfJonas(
    String conversation, String archive, String task, String document, String fact, String entity) {

  /** Stands in everything that belongs to jonas. */
  static final String SECRET = "KINGFISHER-7731";

  /** A body that says something to every route. */
  static final String BODY =
      "{\"role\":\"user\",\"content\":\"x\",\"query\":\"where does the kingfisher"
          + " nest\",\"title\":\"x\"}";

  static ThingsOfJonas madeIn(HouseOfPeople house) {
    return madeIn(house, "default");
  }

  static ThingsOfJonas madeIn(HouseOfPeople house, String campaign) {
    String open = conversation(house, campaign);
    String path = "/api/conversations/" + conversation(house, campaign) + "/archive";
    Answer archived = house.send("jonas", "POST", path, "");
    String document =
        house
            .send(
                "jonas",
                "POST",
                "/api/documents",
                "{\"name\":\"%s.md\",\"campaign\":\"%s\",\"content\":\"%s\"}"
                    .formatted(campaign, campaign, SECRET))
            .at("/documents/0/id")
            .asText("none");
    Answer fact =
        house.send(
            "jonas",
            "POST",
            "/api/knowledge/facts",
            "{\"campaign\":\"%s\",\"subject\":\"Heron of %s\",\"predicate\":\"guards\",\"object\":\"%s\"}"
                .formatted(campaign, campaign, SECRET));
    return new ThingsOfJonas(
        open,
        archived.at("/id").asText(),
        archived.at("/task_id").asText(),
        document,
        fact.expect(200).at("/fact/id").asText(),
        fact.at("/fact/subject_id").asText());
  }

  private static String conversation(HouseOfPeople house, String campaign) {
    String id =
        house
            .send(
                "jonas",
                "POST",
                "/api/conversations",
                "{\"title\":\"%s\",\"campaign\":\"%s\"}".formatted(SECRET, campaign))
            .at("/conversation/id")
            .asText();
    String path = "/api/conversations/" + id + "/messages";
    house
        .send("jonas", "POST", path, "{\"role\":\"user\",\"content\":\"" + SECRET + "\"}")
        .expect(201);
    return id;
  }

  String into(String path) {
    String id =
        path.startsWith("/api/conversations/")
            ? conversation
            : path.startsWith("/api/documents/")
                ? document
                : path.startsWith("/api/background/task/")
                    ? task
                    : path.startsWith("/api/knowledge/facts/")
                        ? fact
                        : path.startsWith("/api/knowledge/entities/") ? entity : archive;
    return path.replace("x1", id);
  }

  /** All of it, as jonas sees it. */
  String state(HouseOfPeople house) {
    return house.send("jonas", "GET", "/api/conversations/" + conversation, "").body()
        + house.send("jonas", "GET", "/api/conversation/archive/" + archive, "").status()
        + house.send("jonas", "GET", "/api/documents/" + document, "").status()
        + house.send("jonas", "GET", "/api/knowledge/facts/" + fact, "").body()
        + house.send("jonas", "GET", "/api/knowledge/entities/" + entity, "").body();
  }
}
