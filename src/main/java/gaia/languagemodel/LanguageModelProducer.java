package gaia.languagemodel;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.files.DataFolder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chooses the language model of this installation, and sees to the process that may serve it. */
@ApplicationScoped
class LanguageModelProducer {

  private static final String LOG = "llama-server.log";
  private static final String BACKGROUND_LOG = "llama-server-background.log";

  @Inject Settings settings;
  @Inject DataFolder folder;
  @Resource ManagedScheduledExecutorService scheduler;

  private @Nullable Runnable serverEnd;
  private @Nullable ScheduledFuture<?> upkeep;

  /** The model as it was chosen, before the gate. */
  private @Nullable LanguageModel model;

  @Produces
  @ApplicationScoped
  LanguageModel languageModel() {
    return new GatedLanguageModel(model());
  }

  @Produces
  @ApplicationScoped
  AdapterServing adapterServing() {
    return model() instanceof AdapterServing own ? own : AdapterServing.NOWHERE;
  }

  private synchronized LanguageModel model() {
    LanguageModel known = model;
    if (known == null) {
      known = begin();
      model = known;
    }
    return known;
  }

  private LanguageModel begin() {
    LanguageModel model = chosen(settings, folder.internal().resolve(LOG));
    if (model instanceof LlamaServer own) {
      keepUp(own::close, own::unloadWhenDisused);
    } else if (model instanceof ByUrgency own) {
      keepUp(own::close, own::unloadWhenDisused);
    }
    return model;
  }

  private void keepUp(Runnable end, Runnable unloading) {
    serverEnd = end;
    upkeep = scheduler.scheduleWithFixedDelay(unloading, 1, 1, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    if (upkeep != null) {
      upkeep.cancel(false);
    }
    if (serverEnd != null) {
      serverEnd.run();
    }
  }

  /** The settings allow one of the two at most. */
  static LanguageModel chosen(Settings settings, Path log) {
    int context = settings.integer(Setting.N_CTX);
    Optional<URI> address = settings.url(Setting.GAIA_LLM_URL);
    if (address.isPresent()) {
      String model = settings.text(Setting.GAIA_LLM_MODEL).orElse(null);
      return new OpenAiLanguageModel(Endpoint.of(address.get(), model, key(settings), context));
    }
    return settings
        .path(Setting.MODEL_PATH)
        .map(file -> served(settings, file, log))
        .orElseGet(NoLanguageModel::new);
  }

  /** Once only where a graphics card holds the weights: it would hold them twice. */
  private static LanguageModel served(Settings settings, Path file, Path log) {
    LlamaServer persons = server(settings, command(settings, file, LlamaCommand.NORMAL), log);
    return settings.integer(Setting.N_GPU_LAYERS) != 0
        ? persons
        : new ByUrgency(
            persons,
            server(
                settings,
                command(settings, file, LlamaCommand.LAST),
                log.resolveSibling(BACKGROUND_LOG)));
  }

  private static LlamaServer server(Settings settings, LlamaCommand command, Path log) {
    Duration unloadAfter = settings.duration(Setting.GAIA_LLAMA_UNLOAD_AFTER);
    return new LlamaServer(command, log, unloadAfter, System::nanoTime);
  }

  /** Out of the file where there is one; the file may end with a line break. */
  private static @Nullable String key(Settings settings) {
    Optional<Path> file = settings.path(Setting.GAIA_LLM_API_KEY_FILE);
    if (file.isEmpty()) {
      return settings.text(Setting.GAIA_LLM_API_KEY).orElse(null);
    }
    try {
      return Files.readString(file.get()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("GAIA_LLM_API_KEY_FILE cannot be read", e);
    }
  }

  static LlamaCommand command(Settings settings, Path model, int niceness) {
    return new LlamaCommand(
        settings.text(Setting.GAIA_LLAMA_SERVER).orElseThrow(),
        model,
        niceness,
        settings.integer(Setting.N_CTX),
        settings.integerUnlessAuto(Setting.N_THREADS).orElseGet(() -> threads(settings, niceness)),
        settings.integer(Setting.N_GPU_LAYERS),
        settings.integer(Setting.N_BATCH));
  }

  /** As many whole processors as background work may use, or all that this process may. */
  private static int threads(Settings settings, int niceness) {
    double share = niceness == LlamaCommand.NORMAL ? 1 : settings.decimal(Setting.BG_MAX_CPU);
    return Math.max(1, (int) (Runtime.getRuntime().availableProcessors() * share));
  }
}
