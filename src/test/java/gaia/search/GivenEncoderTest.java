package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.embedding.EncoderChoice;
import gaia.embedding.RandomModel;
import gaia.embedding.TextEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenEncoderTest {

  private final Path folder;
  private final EncoderChoice given;
  private final TextEncoder model;
  private final SearchSources sources = new SearchSources(List.of(SearchFixtures.largeSource()));
  private HybridSearch search;

  GivenEncoderTest(@TempDir Path folder, @TempDir Path models) throws IOException {
    this.folder = folder;
    model = RandomModel.load(RandomModel.tiny("bert").write(models));
    given = new EncoderChoice.Given(model);
    search = HybridSearch.open(folder, Clock.systemUTC());
    for (GroupName group : sources.groups()) {
      search.stage(group, sources.documents(group));
    }
    search.commit();
    new SpaceChange(search, sources).run(new RecordedRun());
  }

  @AfterEach
  void close() throws IOException {
    search.close();
  }

  private void restart(EncoderChoice choice) throws IOException {
    search.close();
    search = HybridSearch.open(folder, Clock.systemUTC(), choice);
  }

  @Test
  void the_learned_space_answers_until_all_documents_were_moved_to_the_model() throws IOException {
    String before = space();
    restart(given);

    assertThat(space()).isEqualTo(before);
    assertThat(search.wantsTraining()).isTrue();
    assertThat(byMeaning()).isTrue();

    new SpaceChange(search, sources).run(new RecordedRun());

    assertThat(space()).isEqualTo(model.spaceId());
    assertThat(search.wantsTraining()).isFalse();
    assertThat(byMeaning()).isTrue();
  }

  @Test
  void the_model_serves_at_once_after_a_restart() throws IOException {
    restart(given);
    new SpaceChange(search, sources).run(new RecordedRun());

    restart(given);

    assertThat(space()).isEqualTo(model.spaceId());
    assertThat(search.wantsTraining()).isFalse();
    assertThat(byMeaning()).isTrue();
  }

  @Test
  void without_its_model_the_index_answers_by_words_and_learns_a_space() throws IOException {
    restart(given);
    new SpaceChange(search, sources).run(new RecordedRun());

    restart(new EncoderChoice.Broken("the model is gone"));

    assertThat(search.spaces().active()).isEmpty();
    assertThat(search.find(SearchRequest.of("cello", OWNER, 5))).isNotEmpty();
    assertThat(search.wantsTraining()).isTrue();
    new SpaceChange(search, sources).run(new RecordedRun());
    assertThat(space()).startsWith("words-");
  }

  @Test
  void after_a_model_broke_the_space_that_was_learned_before_is_taken_up_again()
      throws IOException {
    String learned = space();
    restart(given);
    new SpaceChange(search, sources).run(new RecordedRun());
    restart(new EncoderChoice.Broken("the model is damaged"));

    Map<String, Object> result = new SpaceChange(search, sources).run(new RecordedRun());

    assertThat(result).containsEntry("space", learned);
    assertThat(space()).isEqualTo(learned);
    assertThat(byMeaning()).isTrue();
    assertThat(search.wantsTraining()).isFalse();
  }

  @Test
  void a_space_that_knows_what_was_removed_is_not_taken_up_again() throws IOException {
    restart(given);
    new SpaceChange(search, sources).run(new RecordedRun());
    search.remove(sources.groups().get(0));

    assertThat(search.spaces().kept()).isEmpty();
  }

  @Test
  void a_model_that_is_broken_from_the_start_changes_nothing() throws IOException {
    String learned = space();

    restart(new EncoderChoice.Broken("it lacks config.json"));

    assertThat(space()).isEqualTo(learned);
    assertThat(search.wantsTraining()).isFalse();
    assertThat(byMeaning()).isTrue();
  }

  private String space() {
    return search.spaces().active().map(TextEncoder::spaceId).orElse("none");
  }

  private boolean byMeaning() throws IOException {
    return search.find(SearchRequest.of("cello", OWNER, 200)).stream()
        .anyMatch(hit -> hit.why().contains("similar"));
  }
}
