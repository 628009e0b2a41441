package gaia.lora;

import gaia.access.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;

/** Tells the page of an archive whether it has become part of an adapter. */
@Named("learned")
@RequestScoped
public class LearnedView {

  @Inject Adapters adapters;
  @Inject Caller caller;

  private final Map<String, Boolean> known = new HashMap<>();

  /** Whether an adapter that may be used was trained on it. */
  public boolean from(String archiveId) {
    return known.computeIfAbsent(archiveId, id -> adapters.isLearned(caller.owner(), id));
  }
}
