package gaia.metrics;

import gaia.background.admission.IdleDetector;
import gaia.background.admission.MachineLoad;
import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.search.Search;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All figures that are read rather than counted, at most ten seconds old. */
@ApplicationScoped
class Figures {

  private static final Logger LOG = EscapedLog.of(Figures.class);
  private static final long FRESH_FOR_NANOS = 10_000_000_000L;

  @Inject FigureRepository database;
  @Inject MachineLoad load;
  @Inject IdleDetector presence;
  @Inject Search search;
  @Inject Settings settings;

  private List<Figure> kept = List.of();
  private long keptAt = System.nanoTime() - FRESH_FOR_NANOS - 1;

  synchronized List<Figure> read() {
    if (System.nanoTime() - keptAt > FRESH_FOR_NANOS) {
      kept = measure();
      keptAt = System.nanoTime();
    }
    return kept;
  }

  private List<Figure> measure() {
    List<Figure> figures = new ArrayList<>(machine());
    try {
      figures.addAll(database.queue());
      figures.addAll(database.content());
      figures.addAll(database.learning());
      figures.add(Figure.of("gaia_database_up", 1));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "No figures from the database", e);
      figures.add(Figure.of("gaia_database_up", 0));
    }
    figures.add(Figure.of("gaia_search_up", search.isReady() ? 1 : 0));
    if (search.isReady()) {
      figures.add(Figure.of("gaia_search_documents", search.size()));
    }
    return figures;
  }

  private List<Figure> machine() {
    MachineLoad.Reading reading = load.read();
    return List.of(
        Figure.of("gaia_cpu_used_ratio", reading.cpuUsed()),
        Figure.of("gaia_background_cpu_used_ratio", reading.backgroundCpu()),
        Figure.of("gaia_background_cpu_limit_ratio", settings.decimal(Setting.BG_MAX_CPU)),
        Figure.of("gaia_other_cpu_used_ratio", reading.foreignCpu()),
        Figure.of("gaia_memory_used_ratio", reading.memoryUsed()),
        Figure.of("gaia_memory_limit_ratio", settings.decimal(Setting.BG_MAX_MEMORY)),
        Figure.of("gaia_user_requests_open", presence.openRequests()),
        Figure.of("gaia_user_idle_seconds", presence.idle().toMillis() / 1000.0));
  }
}
