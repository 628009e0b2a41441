package gaia.search;

import gaia.background.TaskRun;
import gaia.embedding.TextEncoder;
import gaia.embedding.WordSpace;
import gaia.embedding.WordSpaceTraining;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * From the old space to a new one: learn it, give every document a vector of it beside the old one,
 * then ask all questions in it. May be interrupted at every step and continued.
 */
final class SpaceChange {

  private final HybridSearch search;
  private final SearchSources sources;

  SpaceChange(HybridSearch search, SearchSources sources) {
    this.search = search;
    this.sources = sources;
  }

  /** What came of it, for people. */
  Map<String, Object> run(TaskRun run) throws IOException {
    Optional<TextEncoder> space = nextSpace(run);
    if (space.isEmpty()) {
      search.spaces().forget();
      return Map.of("space", "none", "reason", "too few texts; search works by words alone");
    }
    String id = space.get().spaceId();
    new Reindexing(search, sources).run(run, id + " ");
    search.activateNextSpace();
    return space.get() instanceof WordSpace words
        ? Map.of("space", id, "learned_from", words.trainedOn())
        : Map.of("space", id);
  }

  private Optional<TextEncoder> nextSpace(TaskRun run) throws IOException {
    Optional<TextEncoder> given = search.spaces().given();
    if (given.isPresent()) {
      search.spaces().prepare(given.get());
      return given;
    }
    Optional<TextEncoder> unfinished =
        search
            .spaces()
            .next()
            .filter(next -> run.checkpoint().orElse("").startsWith(next.spaceId()));
    return unfinished.isPresent() ? unfinished : keptOrTrained(run);
  }

  /** After an encoder that was given failed, what was learned before it is taken up again. */
  private Optional<TextEncoder> keptOrTrained(TaskRun run) throws IOException {
    Optional<WordSpace> kept =
        search.spaces().active().isPresent() ? Optional.empty() : search.spaces().kept();
    if (kept.isPresent() && !search.hasOutgrown(kept.get().trainedOn())) {
      search.spaces().prepare(kept.get());
      run.save(0, "space taken up again", kept.get().spaceId() + " ");
      return kept.map(space -> space);
    }
    return train(run).map(space -> space);
  }

  private Optional<WordSpace> train(TaskRun run) throws IOException {
    WordSpaceTraining training = new WordSpaceTraining(run::breathe);
    for (GroupName group : sources.groups()) {
      training.add(sources.documents(group).stream().map(SearchDocument::text).toList());
      run.breathe();
    }
    if (training.texts() < HybridSearch.FEWEST_TEXTS) {
      return Optional.empty();
    }
    WordSpace space = training.train();
    search.spaces().prepare(space);
    run.save(0, "space learned from " + training.texts() + " texts", space.spaceId() + " ");
    return Optional.of(space);
  }
}
