package gaia.search;

import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Opens the index at the start and queues what it needs to be whole. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SearchStartup {

  private static final System.Logger LOG = EscapedLog.system(SearchStartup.class);

  @Inject Search search;
  @Inject SearchTasks tasks;

  @PostConstruct
  void start() {
    if (!search.isReady()) {
      return;
    }
    try {
      tasks.submitWhatIsNeeded();
    } catch (IOException | SearchUnavailable e) {
      LOG.log(Level.ERROR, "The search index cannot be read; nothing new was queued for it.", e);
    }
  }
}
