package gaia.access;

import gaia.access.RoutesTest.Route;
import gaia.it.Answer;
import java.util.ArrayList;
import java.util.List;

/** What went through a door that should have been shut. */
final class Holes {

  private final List<String> found = new ArrayList<>();

  void note(boolean fine, String name, Route route, Answer answer) {
    if (!fine) {
      String body = answer.body();
      found.add(
          name
              + " "
              + route
              + " -> "
              + answer.status()
              + " "
              + body.substring(0, Math.min(200, body.length())));
    }
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
