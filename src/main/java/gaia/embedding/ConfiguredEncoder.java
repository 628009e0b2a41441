package gaia.embedding;

import jakarta.enterprise.context.ApplicationScoped;

/** The encoder that the settings ask for. */
@ApplicationScoped
public class ConfiguredEncoder {

  /** The same for the life of the server; the first call may take seconds to load a model. */
  public EncoderChoice choice() {
    return new EncoderChoice.Learned();
  }
}
