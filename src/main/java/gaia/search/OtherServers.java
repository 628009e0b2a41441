package gaia.search;

import gaia.background.BackgroundProcessorConfig;
import gaia.search.Change.Operation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** Tells the servers on the same database what changed here; where there are none, nobody. */
@ApplicationScoped
class OtherServers {

  @Resource(lookup = "jdbc/gaia")
  DataSource database;

  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  boolean mayExist() {
    return !config.soleServer();
  }

  /**
   * Joins the caller's transaction: the others hear of it when that commits.
   *
   * @param indexId the index that has the change already
   */
  void tell(GroupName group, Operation operation, String indexId) {
    if (!mayExist()) {
      return;
    }
    try {
      new ChangeFeed(database).append(group, operation, indexId, clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException("the other servers cannot be told of " + group.key(), e);
    }
  }
}
