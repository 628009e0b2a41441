package gaia.metrics;

import gaia.background.Announcer;
import gaia.background.TaskTraces;
import gaia.background.admission.IdleDetector;
import gaia.search.Search;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Shows all figures at {@code /metrics} and, where an OTLP endpoint is configured, sends them
 * there. A set of labels is registered when it is first seen; one that is gone reads 0.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class Telemetry {

  /** Read by every scrape, so that new figures are found even when nothing else is registered. */
  private static final String FIRST = "gaia_figures";

  private static final long FRESH_FOR_NANOS = 1_000_000_000L;

  @Inject MetricRegistry registry;
  @Inject OpenTelemetry telemetry;
  @Inject Figures figures;
  @Inject Announcer announcer;
  @Inject TaskTraces traces;
  @Inject IdleDetector presence;
  @Inject Search search;
  @Inject Clock clock;

  private final Durations searches = new Durations("gaia_search_seconds");
  private final Durations encodings = new Durations("gaia_encoding_seconds");
  private final Map<Key, Double> values = new ConcurrentHashMap<>();
  private final Set<Key> registered = ConcurrentHashMap.newKeySet();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private volatile long refreshed = System.nanoTime() - 2 * FRESH_FOR_NANOS;
  private TaskMeter tasks;

  /** A metric with one set of labels. */
  private record Key(String name, Map<String, String> labels) {}

  @PostConstruct
  void begin() {
    tasks = new TaskMeter(clock, presence::sinceActivity);
    announcer.watch(tasks);
    traces.follow(new TaskSpans(telemetry.getTracer("gaia")));
    search.whenAnswered(took -> searches.add(Map.of(), took));
    search.whenEncoded(took -> encodings.add(Map.of(), took));
    registry.gauge(FIRST, this, Telemetry::count);
    refresh();
  }

  private double count() {
    refresh();
    return values.size();
  }

  /** All figures at present. */
  private List<Figure> all() {
    List<Figure> all = new ArrayList<>(figures.read());
    all.addAll(tasks.figures());
    all.addAll(searches.figures());
    all.addAll(encodings.figures());
    return all;
  }

  private synchronized void refresh() {
    if (System.nanoTime() - refreshed < FRESH_FOR_NANOS) {
      return;
    }
    Map<Key, Double> present = new HashMap<>();
    all().forEach(figure -> present.put(new Key(figure.name(), figure.labels()), figure.value()));
    values.keySet().retainAll(present.keySet());
    values.putAll(present);
    refreshed = System.nanoTime();
    present.keySet().forEach(this::register);
  }

  private void register(Key key) {
    if (registered.add(key)) {
      Tag[] tags =
          new TreeMap<>(key.labels())
              .entrySet().stream()
                  .map(label -> new Tag(label.getKey(), label.getValue()))
                  .toArray(Tag[]::new);
      registry.gauge(key.name(), key, this::value, tags);
      if (sent.add(key.name())) {
        send(key.name());
      }
    }
  }

  private double value(Key key) {
    refresh();
    return values.getOrDefault(key, 0.0);
  }

  /** Goes nowhere until OTEL_SDK_DISABLED=false. */
  private void send(String name) {
    telemetry
        .getMeter("gaia")
        .gaugeBuilder(name)
        .buildWithCallback(
            measurement -> {
              refresh();
              values.forEach(
                  (key, value) -> {
                    if (key.name().equals(name)) {
                      measurement.record(value, attributes(key.labels()));
                    }
                  });
            });
  }

  private static Attributes attributes(Map<String, String> labels) {
    AttributesBuilder attributes = Attributes.builder();
    labels.forEach(attributes::put);
    return attributes.build();
  }
}
