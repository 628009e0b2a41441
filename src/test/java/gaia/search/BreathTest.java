package gaia.search;

import static gaia.search.SearchFixtures.GROUP;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.StopReason;
import gaia.background.TaskStopped;
import gaia.embedding.TextEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreathTest {

  private static final int DOCUMENTS = 40;

  private final SearchIndex index;
  private final TextEncoder encoder = new RandomEncoder();
  private final AtomicInteger breaths = new AtomicInteger();

  BreathTest() throws IOException {
    index = SearchIndex.open(new ByteBuffersDirectory());
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private void stop() {
    throw new TaskStopped(StopReason.USER_ACTIVE);
  }

  private void add(String group) throws IOException {
    List<SearchDocument> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(turn(i, "Ada", group + " word" + i));
    }
    index.replace(group, documents, List.of(encoder));
  }

  @Test
  void work_breathes_between_the_documents_of_a_group() throws IOException {
    index.breath().during(breaths::incrementAndGet, () -> add("a"));

    assertThat(breaths).hasValueGreaterThanOrEqualTo(DOCUMENTS);
  }

  @Test
  void a_group_stays_as_it_was_when_work_stops_between_two_of_its_documents() throws IOException {
    index.replace(GROUP.key(), SearchFixtures.talk(), List.of());
    index.commit();

    assertThatThrownBy(
            () ->
                index
                    .breath()
                    .during(
                        () -> {
                          if (breaths.incrementAndGet() == 3) {
                            stop();
                          }
                        },
                        () -> index.replace(GROUP.key(), SearchFixtures.talk(), List.of())))
        .isInstanceOf(TaskStopped.class);
    index.commit();

    assertThat(index.size()).isEqualTo(SearchFixtures.talk().size());
  }

  @Test
  void a_merge_that_is_given_up_loses_nothing_and_is_begun_anew() throws IOException {
    int groups = 12;
    int inMerges = 0;
    for (int i = 0; i < groups; i++) {
      add("group" + i);
      breaths.set(0);
      // The first breath of a commit comes before it, the others from its merges.
      index
          .breath()
          .during(
              () -> {
                if (breaths.incrementAndGet() > 1) {
                  stop();
                }
              },
              index::commit);
      inMerges += breaths.get() - 1;
    }
    int partsBefore = parts();

    assertThat(inMerges).isPositive();
    assertThat(index.size()).isEqualTo(groups * DOCUMENTS);

    add("last");
    index.commit();
    assertThat(index.size()).isEqualTo((groups + 1) * DOCUMENTS);
    assertThat(parts()).isLessThan(partsBefore);
  }

  @Test
  void other_threads_do_not_breathe_for_this_one() throws IOException {
    index
        .breath()
        .during(
            breaths::incrementAndGet,
            () -> {
              Thread user = new Thread(index.breath()::draw);
              user.start();
              joined(user);
            });

    assertThat(breaths).hasValue(0);
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int parts() throws IOException {
    return index.read(view -> view.getIndexReader().leaves().size());
  }

  /** Vectors that mean nothing, so that there are graphs to merge. */
  private static final class RandomEncoder implements TextEncoder {

    private final Random random = new Random(3);

    @Override
    public String spaceId() {
      return "random";
    }

    @Override
    public int dimension() {
      return 8;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
      return texts.stream().map(text -> vector()).toList();
    }

    private float[] vector() {
      float[] vector = new float[dimension()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      return vector;
    }
  }
}
