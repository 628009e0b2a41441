package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCrashTest {

  private static final List<String> QUESTIONS =
      List.of("violin concert", "beans in the garden", "What did Ada cook on 1 May?");

  @TempDir Path folder;

  private final SearchSources sources = new SearchSources(List.of(SearchFixtures.largeSource()));

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void a_process_killed_while_indexing_leaves_what_was_said_to_be_done(int reports)
      throws Exception {
    Set<String> done = killedAfter(reports);

    try (HybridSearch crashed = open("crashed");
        HybridSearch rebuilt = open("rebuilt")) {
      assertThat(crashed.size()).isGreaterThanOrEqualTo(documentsOf(done));
      for (GroupName group : sources.groups()) {
        if (!done.contains(group.groupId())) {
          crashed.index(group, sources.documents(group));
        }
        rebuilt.index(group, sources.documents(group));
      }
      for (String question : QUESTIONS) {
        assertThat(answers(crashed, question)).isEqualTo(answers(rebuilt, question)).isNotEmpty();
      }
    }
  }

  private HybridSearch open(String name) throws IOException {
    return HybridSearch.open(folder.resolve(name), SearchFixtures.CLOCK);
  }

  private int documentsOf(Set<String> groups) {
    return groups.stream()
        .mapToInt(group -> sources.documents(new GroupName("archive", group)).size())
        .sum();
  }

  /** Hits of equal score may come in any order: the set of all with their scores is compared. */
  private static Set<String> answers(HybridSearch search, String question) throws IOException {
    Set<String> answers = new HashSet<>();
    for (SearchHit hit : search.find(SearchRequest.of(question, OWNER, 500))) {
      answers.add(hit.document() + " " + hit.score());
    }
    return answers;
  }

  private Set<String> killedAfter(int reports) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IndexingProcess.class.getName(),
                folder.resolve("crashed").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> done = new HashSet<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      while (done.size() < reports) {
        String line = lines.readLine();
        assertThat(line).as("the process ended before it was killed").isNotNull();
        done.add(line);
      }
      process.destroyForcibly();
      try (Stream<String> late = lines.lines()) {
        late.filter(line -> line.startsWith("g")).forEach(done::add);
      } catch (java.io.UncheckedIOException e) {
        // The pipe broke with the process; what was read before counts.
        assertThat(process.waitFor()).isNotZero();
      }
    }
    assertThat(process.waitFor()).isNotZero();
    return done;
  }
}
