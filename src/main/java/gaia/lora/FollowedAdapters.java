package gaia.lora;

import gaia.languagemodel.AdapterServing;
import gaia.languagemodel.ServedAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which adapters are in use according to the database, as this server saw it last. Only a change is
 * passed on: an adapter that this server is just trying is not in the database yet.
 */
@ApplicationScoped
class FollowedAdapters {

  @Inject Adapters adapters;
  @Inject AdapterServing serving;

  private @Nullable List<ServedAdapter> seen;

  /** Serves what is in use, where that has changed. */
  synchronized void follow() {
    List<ServedAdapter> now = adapters.active();
    if (!now.equals(seen)) {
      seen = now;
      serving.serve(now);
    }
  }
}
