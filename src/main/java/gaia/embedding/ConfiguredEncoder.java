package gaia.embedding;

import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.tensor.Bf16;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The encoder that the settings ask for: a model, else a service, else what is learned here. */
@ApplicationScoped
public class ConfiguredEncoder {

  private static final System.Logger LOG = EscapedLog.system(ConfiguredEncoder.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Settings settings;

  private @Nullable EncoderChoice choice;

  /** The same for the life of the server; the first call may take seconds to load a model. */
  public synchronized EncoderChoice choice() {
    EncoderChoice known = choice;
    if (known == null) {
      known = choose(settings);
      choice = known;
    }
    return known;
  }

  static EncoderChoice choose(Settings settings) {
    Optional<Path> folder = settings.path(Setting.EMBEDDING_MODEL);
    if (folder.isPresent()) {
      return load(folder.get(), settings.flag(Setting.GAIA_EMBEDDING_BF16));
    }
    Optional<URI> url = settings.url(Setting.GAIA_EMBEDDING_URL);
    if (url.isEmpty()) {
      return new EncoderChoice.Learned();
    }
    String model = settings.text(Setting.GAIA_EMBEDDING_MODEL).orElse("");
    String key = settings.text(Setting.GAIA_EMBEDDING_API_KEY).orElse(null);
    return new EncoderChoice.Given(new RemoteEncoder(url.get(), model, key, PATIENCE));
  }

  private static EncoderChoice load(Path folder, boolean bf16) {
    long start = System.nanoTime();
    try {
      TextEncoder encoder = TransformerEncoder.load(folder, bf16 ? Bf16.load().orElse(null) : null);
      LOG.log(
          Level.INFO,
          "The encoder model {0} with {1} dimensions was loaded in {2} ms.",
          encoder.spaceId(),
          encoder.dimension(),
          (System.nanoTime() - start) / 1_000_000);
      return new EncoderChoice.Given(encoder);
    } catch (BrokenModel e) {
      String fault = "EMBEDDING_MODEL cannot be used. " + e.getMessage();
      LOG.log(Level.ERROR, fault + ". Search goes on with what is learned from the archives.");
      return new EncoderChoice.Broken(fault);
    }
  }
}
