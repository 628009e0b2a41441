package gaia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Three short sessions of an invented campaign, for a house in which nothing was said yet. They are
 * imported like anything else, once for each owner, and erased like anything else.
 */
@ApplicationScoped
class SampleCampaign {

  static final String NAME = "The Glass Harbour";

  @Inject Imports imports;
  @Inject Conversations conversations;

  /** Whether somebody has nothing yet, so that a sample is of use. */
  boolean isOfUse(String owner) {
    return conversations.list(owner, null, 1, null).isEmpty();
  }

  /** Takes the sessions in and archives them; what is there already stays as it is. */
  ImportReport bring(String owner) {
    try (InputStream sessions = open()) {
      return imports.json(owner, sessions, true);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample campaign", e);
    }
  }

  static InputStream open() {
    return Objects.requireNonNull(SampleCampaign.class.getResourceAsStream("sample.json"));
  }
}
