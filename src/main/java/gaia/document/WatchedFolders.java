package gaia.document;

import gaia.access.Caller;
import gaia.access.CampaignName;
import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the watched folders every few seconds and queues what is new. A folder that cannot be
 * read, because it is missing or its disk is away, changes nothing: its documents stay.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WatchedFolders {

  private static final Logger LOG = EscapedLog.of(WatchedFolders.class);

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Documents documents;
  @Inject DataFolder data;
  @Inject Settings settings;
  @Inject Clock clock;

  private @Nullable ScheduledFuture<?> looks;
  private @Nullable String lastTrouble;

  @PostConstruct
  void start() {
    Duration interval = settings.duration(Setting.GAIA_FOLDER_SCAN);
    if (!interval.isZero()) {
      looks =
          scheduler.scheduleWithFixedDelay(
              this::lookSafely, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
  }

  /**
   * An exception would end the schedule for good, so none gets out; the same one is logged once.
   */
  private void lookSafely() {
    try {
      look();
      lastTrouble = null;
    } catch (IOException | RuntimeException e) {
      String trouble = String.valueOf(e);
      if (!trouble.equals(lastTrouble)) {
        LOG.log(
            Level.WARNING, "The document folders could not be looked at; their documents stay", e);
      }
      lastTrouble = trouble;
    }
  }

  private void look() throws IOException {
    List<FolderChanges.Seen> seen = new ArrayList<>();
    for (Path folder : data.watched()) {
      seen.addAll(FolderWalk.files(folder, data));
    }
    FolderChanges changes =
        FolderChanges.between(documents.inFolders(Caller.LOCAL), seen, clock.instant());
    changes.appeared().forEach(file -> documents.takeIn(Caller.LOCAL, source(file), null));
    changes.gone().forEach(id -> documents.remove(Caller.LOCAL, id));
  }

  /** A folder directly below a watched one names the campaign of what is in it. */
  static DocumentSource source(FolderChanges.Seen file) {
    String[] parts = file.path().split("/");
    String name = parts[parts.length - 1];
    String campaign =
        parts.length > 2 && CampaignName.isAllowed(parts[1]) ? parts[1] : CampaignName.DEFAULT;
    return new DocumentSource(
        campaign,
        name,
        file.path(),
        false,
        DocumentFormat.of(name).orElseThrow(),
        file.size(),
        file.modified());
  }
}
