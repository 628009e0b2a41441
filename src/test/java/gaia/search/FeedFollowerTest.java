package gaia.search;

import static gaia.search.SearchFixtures.OWNER;
import static gaia.search.SearchFixtures.texts;
import static gaia.search.SearchFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.TaskStopped;
import gaia.search.Change.Operation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two indexes, as two servers have them, on one PostgreSQL. */
class FeedFollowerTest {

  private static final Instant NOW = SearchFixtures.CLOCK.instant();
  private static EmbeddedPostgres postgres;

  @TempDir Path folder;

  private final TreeMap<String, List<SearchDocument>> content = new TreeMap<>();
  private final SearchSources sources =
      new SearchSources(List.of(new SearchFixtures.FixedSource("archive", content)));
  private DataSource database;
  private ChangeFeed feed;
  private HybridSearch here;
  private HybridSearch there;
  private FeedFollower follower;

  @BeforeAll
  static void startDatabase() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void open() throws Exception {
    database = postgres.getPostgresDatabase();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream script =
            getClass().getResourceAsStream("/db/migration/V004__search_change.sql")) {
      statement.execute("drop table if exists search_change; drop table if exists search_feed");
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    feed = new ChangeFeed(database);
    here = HybridSearch.open(folder.resolve("here"), SearchFixtures.CLOCK);
    there = HybridSearch.open(folder.resolve("there"), SearchFixtures.CLOCK);
    here.complete();
    follower = new FeedFollower(there, feed, sources);
    look();
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
  }

  @Test
  void what_one_server_indexes_is_found_on_the_other() throws Exception {
    indexHere("a1", "The lamp stays dark.");

    assertThat(look()).isEqualTo(1);
    assertThat(found("lamp")).containsExactly("The lamp stays dark.");
    assertThat(look()).isZero();
  }

  @Test
  void what_one_server_removes_is_gone_on_the_other() throws Exception {
    indexHere("a1", "The lamp stays dark.");
    look();

    content.remove("a1");
    here.remove(new GroupName("archive", "a1"));
    feed.append(new GroupName("archive", "a1"), Operation.REMOVE, here.indexId(), NOW);
    look();

    assertThat(found("lamp")).isEmpty();
  }

  @Test
  void a_server_does_not_follow_itself() throws Exception {
    indexHere("a1", "The lamp stays dark.");

    assertThat(new FeedFollower(here, feed, sources).look(new LocalRun())).isZero();
    assertThat(here.followed()).isEqualTo(1);
  }

  @Test
  void a_change_is_visible_when_its_transaction_commits_and_never_overtaken() throws Exception {
    GroupName slow = new GroupName("archive", "slow");
    content.put("slow", List.of(turn(0, "Ada", "slow rope")));
    content.put("quick", List.of(turn(0, "Ada", "quick rope")));
    try (Connection open = database.getConnection()) {
      open.setAutoCommit(false);
      new ChangeFeed(new SameConnection(open)).append(slow, Operation.INDEX, "x", NOW);
      Thread quick =
          new Thread(
              () -> {
                try {
                  feed.append(new GroupName("archive", "quick"), Operation.INDEX, "x", NOW);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      quick.start();
      assertThat(look()).isZero();
      open.commit();
      quick.join(Duration.ofSeconds(20).toMillis());
    }

    assertThat(feed.after(0, 10))
        .extracting(change -> change.group().groupId())
        .containsExactly("slow", "quick");
    look();
    assertThat(found("rope")).hasSize(2);
  }

  @Test
  void a_server_that_was_away_catches_up_in_portions() throws Exception {
    for (int i = 0; i < 120; i++) {
      indexHere("a" + i, "rope number " + i);
    }
    there.close();
    there = HybridSearch.open(folder.resolve("there"), SearchFixtures.CLOCK);
    follower = new FeedFollower(there, feed, sources);

    int looks = 0;
    while (look() > 0) {
      looks++;
    }

    assertThat(looks).isEqualTo(3);
    assertThat(there.size()).isEqualTo(120);
  }

  @Test
  void a_server_that_was_away_for_too_long_indexes_anew() throws Exception {
    indexHere("a1", "The lamp stays dark.");
    feed.trim(NOW.plusSeconds(1));

    assertThat(feed.after(0, 10)).isEmpty();
    look();
    assertThat(found("lamp")).hasSize(1);
    assertThat(there.followed()).isEqualTo(1);
  }

  @Test
  void filling_that_was_interrupted_goes_on_and_misses_no_change() throws Exception {
    for (int i = 10; i < 50; i++) {
      indexHere("a" + i, "rope number " + i);
    }
    feed.trim(NOW.plusSeconds(1));
    RecordedRun run = new RecordedRun().stopAfter(70);
    assertThat(follower.mustFill()).isTrue();
    assertThatThrownBy(() -> follower.look(run)).isInstanceOf(TaskStopped.class);
    assertThat(run.checkpoint()).hasValueSatisfying(kept -> assertThat(kept).contains(" a"));
    indexHere("a10", "a candle instead");

    assertThat(follower.look(run.stopAfter(1000))).isLessThan(40);
    assertThat(follower.mustFill()).isFalse();
    look();

    assertThat(found("candle")).containsExactly("a candle instead");
    assertThat(there.size()).isEqualTo(40);
  }

  @Test
  void what_is_young_is_not_trimmed() throws Exception {
    indexHere("a1", "The lamp stays dark.");
    feed.trim(NOW.minusSeconds(1));

    assertThat(feed.after(0, 10)).hasSize(1);
    assertThat(feed.reach()).isEqualTo(new ChangeFeed.Reach(1, 0));
  }

  private int look() throws Exception {
    return follower.look(new LocalRun());
  }

  private void indexHere(String id, String text) throws Exception {
    GroupName group = new GroupName("archive", id);
    content.put(id, List.of(turn(OWNER, "home", id, 0, "Ada", text)));
    here.index(group, sources.documents(group));
    feed.append(group, Operation.INDEX, here.indexId(), NOW);
  }

  private List<String> found(String query) throws IOException {
    return texts(there.find(SearchRequest.of(query, OWNER, 10)));
  }
}
