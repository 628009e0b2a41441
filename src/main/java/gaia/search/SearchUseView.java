package gaia.search;

import gaia.access.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Backs the part of the analytics page that is about searches. */
@Named("searchUse")
@RequestScoped
public class SearchUseView {

  @Inject SearchCounts counts;
  @Inject Caller caller;

  private @Nullable SearchUse found;

  public SearchUse getFound() {
    if (found == null) {
      found = counts.use(caller.owner(), SearchResource.DAYS);
    }
    return found;
  }

  /** How long a search took, in whole milliseconds. */
  public long getMeanMillis() {
    return Math.round(getFound().meanSeconds() * 1000);
  }
}
