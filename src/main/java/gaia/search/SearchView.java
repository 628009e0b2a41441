package gaia.search;

import gaia.access.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backs the search page: a question from the address, and what was found. */
@Named("search")
@RequestScoped
public class SearchView {

  private static final int MOST = 30;
  private static final int LONGEST_EXCERPT = 500;

  @Inject Search search;
  @Inject Origins origins;
  @Inject SearchCounts counts;
  @Inject Caller caller;

  private @Nullable String query;
  private @Nullable String campaign;
  private @Nullable String kind;
  private @Nullable List<Hit> hits;

  /**
   * One thing that was found.
   *
   * @param turn 0-based index in the conversation; null when it is no turn
   */
  public record Hit(
      String kind,
      SearchDocument document,
      Origin origin,
      @Nullable Integer turn,
      List<Excerpt.Segment> segments,
      String score,
      String why) {

    static Hit of(SearchHit found, Origin origin) {
      SearchDocument document = found.document();
      return new Hit(
          SearchParameters.label(document.kind()),
          document,
          origin,
          document.kind() == SearchKind.TURN ? document.position() : null,
          Excerpt.of(document.text(), found.highlights(), LONGEST_EXCERPT).segments(),
          String.format(Locale.ROOT, "%.2f", found.score()),
          found.why());
    }
  }

  /** Searches before the page is made, so that it can say at its head what went wrong. */
  public void open() {
    getHits();
  }

  public boolean isAsked() {
    return query != null && !query.isBlank();
  }

  public List<Hit> getHits() {
    if (hits == null) {
      hits = isAsked() ? find(String.valueOf(query)) : List.of();
    }
    return hits;
  }

  private List<Hit> find(String asked) {
    try {
      SearchRequest request =
          new SearchRequest(
              asked,
              caller.owner(),
              MOST,
              SearchParameters.kind(kind),
              SearchParameters.text(campaign),
              null,
              null,
              null,
              null);
      long begin = System.nanoTime();
      List<SearchHit> found = search.find(request);
      counts.note(request, found, Duration.ofNanos(System.nanoTime() - begin));
      if (!search.isComplete()) {
        say(FacesMessage.SEVERITY_WARN, SearchAnswer.NOT_COMPLETE);
      }
      Map<SearchDocument, Origin> from = origins.of(caller.owner(), found);
      return found.stream()
          .map(one -> Hit.of(one, from.getOrDefault(one.document(), Origin.SHARED)))
          .toList();
    } catch (IllegalArgumentException e) {
      return trouble(String.valueOf(e.getMessage()));
    } catch (SearchUnavailable e) {
      return trouble("The memory cannot be searched at present. The server's log says why.");
    }
  }

  private static List<Hit> trouble(String message) {
    say(FacesMessage.SEVERITY_ERROR, message);
    return List.of();
  }

  private static void say(FacesMessage.Severity severity, String message) {
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, message, null));
  }

  public List<String> getKinds() {
    return Arrays.stream(SearchKind.values()).map(SearchParameters::label).toList();
  }

  public @Nullable String getQuery() {
    return query;
  }

  public void setQuery(@Nullable String query) {
    this.query = query;
  }

  public @Nullable String getCampaign() {
    return campaign;
  }

  public void setCampaign(@Nullable String campaign) {
    this.campaign = campaign;
  }

  public @Nullable String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind;
  }
}
