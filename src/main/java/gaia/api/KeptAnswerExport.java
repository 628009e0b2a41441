package gaia.api;

import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept for a day of an owner's requests. */
@ApplicationScoped
class KeptAnswerExport implements ExportParticipant {

  private static final int MOST = 10_000;

  @Inject KeptAnswerRepository answers;

  /** One request and its answer. */
  record Exported(
      String key,
      String request,
      Instant created,
      @Nullable Integer status,
      @Nullable String body) {

    static Exported of(KeptAnswer kept) {
      return new Exported(kept.givenKey, kept.request, kept.created, kept.status, kept.body);
    }
  }

  @Override
  public String folder() {
    return "kept_answers";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    List<Exported> kept = answers.of(owner, MOST).stream().map(Exported::of).toList();
    if (!kept.isEmpty()) {
      files.json("kept_answers.json", kept);
    }
  }
}
