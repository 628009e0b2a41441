package gaia.languagemodel;

import java.net.URI;

/** The model behind a {@link FakeOpenAiServer}, which knows nothing of ours. */
public final class FakeModel {

  private static final int CONTEXT = 4096;

  private FakeModel() {}

  /** Asks a server that wants no key. */
  public static LanguageModel at(FakeOpenAiServer server) {
    return new OpenAiLanguageModel(Endpoint.of(URI.create(server.url()), null, null, CONTEXT));
  }
}
