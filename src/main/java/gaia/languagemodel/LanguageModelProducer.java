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

  @Inject Settings settings;
  @Inject DataFolder folder;
  @Resource ManagedScheduledExecutorService scheduler;

  private @Nullable LlamaServer server;
  private @Nullable ScheduledFuture<?> upkeep;

  @Produces
  @ApplicationScoped
  LanguageModel languageModel() {
    LanguageModel model = chosen(settings, folder.internal().resolve(LOG));
    if (model instanceof LlamaServer own) {
      server = own;
      upkeep = scheduler.scheduleWithFixedDelay(own::unloadWhenDisused, 1, 1, TimeUnit.MINUTES);
    }
    return new GatedLanguageModel(model);
  }

  @PreDestroy
  void stop() {
    if (upkeep != null) {
      upkeep.cancel(false);
    }
    if (server != null) {
      server.close();
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
    Duration unloadAfter = settings.duration(Setting.GAIA_LLAMA_UNLOAD_AFTER);
    return settings
        .path(Setting.MODEL_PATH)
        .<LanguageModel>map(
            file -> new LlamaServer(command(settings, file), log, unloadAfter, System::nanoTime))
        .orElseGet(NoLanguageModel::new);
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

  static LlamaCommand command(Settings settings, Path model) {
    return new LlamaCommand(
        settings.text(Setting.GAIA_LLAMA_SERVER).orElseThrow(),
        model,
        settings.integer(Setting.N_CTX),
        settings.integerUnlessAuto(Setting.N_THREADS).orElseGet(() -> threads(settings)),
        settings.integer(Setting.N_GPU_LAYERS),
        settings.integer(Setting.N_BATCH));
  }

  /** As many whole processors as background work may use, because one process serves both. */
  private static int threads(Settings settings) {
    double share = settings.decimal(Setting.BG_MAX_CPU);
    return Math.max(1, (int) (Runtime.getRuntime().availableProcessors() * share));
  }
}
