package gaia.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.List;

/** The pages that the navigation leads to, in the order in which it shows them. */
@Named("places")
@ApplicationScoped
public class Places {

  private static final List<Group> ALL =
      List.of(
          group(
              "memory", "chat", "archives", "digest", "search", "knowledge", "review", "documents"),
          group("background", "status", "tasks", "learning", "analytics"),
          group("house", "shares", "settings", "audit"));

  @Inject ServletContext web;

  private List<Group> groups = List.of();

  @PostConstruct
  void look() {
    groups =
        ALL.stream()
            .map(
                group ->
                    new Group(group.name(), group.places().stream().filter(this::exists).toList()))
            .filter(group -> !group.places().isEmpty())
            .toList();
  }

  /**
   * Pages that belong together.
   *
   * @param name its heading is {@code nav_group_} and this
   */
  public record Group(String name, List<Place> places) {}

  /**
   * A page.
   *
   * @param name its text is {@code nav_} and this
   */
  public record Place(String name, String address) {}

  private static Group group(String name, String... pages) {
    return new Group(name, List.of(pages).stream().map(Places::place).toList());
  }

  private static Place place(String name) {
    return new Place(name, (name.equals("chat") ? "index" : name) + ".xhtml");
  }

  /** The groups with the pages that are there. */
  public List<Group> getGroups() {
    return groups;
  }

  private boolean exists(Place place) {
    try {
      return web.getResource("/" + place.address()) != null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
