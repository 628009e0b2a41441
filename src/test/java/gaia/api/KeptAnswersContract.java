package gaia.api;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.api.KeptAnswers.Standing;
import gaia.background.SettableClock;
import gaia.configuration.SettingsFixtures;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for kept answers wherever they are kept. */
abstract class KeptAnswersContract {

  static final String REQUEST = "POST /api/conversations";

  final SettableClock clock = new SettableClock();
  private final KeptAnswers answers = server("h2");

  /** The same for all servers of a test. */
  abstract KeptAnswerRepository rows();

  /** A process on the same database. */
  final KeptAnswers server(String database) {
    KeptAnswers server = new KeptAnswers();
    server.repository = rows();
    server.clock = clock;
    server.settings =
        SettingsFixtures.settings(
            database.equals("h2")
                ? Map.of()
                : Map.of(
                    "GAIA_DB_KIND", database, "GAIA_DB_URL", "jdbc:postgresql://localhost/gaia"));
    return server;
  }

  private static void done(KeptAnswers server, Standing begun) {
    server.keep(
        ((Standing.Free) begun).id(), "f", 201, Map.of("Location", "/x/1"), "{\"id\":\"1\"}");
  }

  @Test
  void what_is_done_is_told_again_with_its_headers() {
    done(answers, answers.begin("ada", "k1", REQUEST));

    Standing again = answers.begin("ada", "k1", REQUEST);

    KeptAnswer kept = ((Standing.Done) again).answer();
    assertThat(kept.body).isEqualTo("{\"id\":\"1\"}");
    assertThat(kept.status).isEqualTo(201);
    assertThat(kept.fingerprint).isEqualTo("f");
    assertThat(kept.sentHeaders()).containsExactly(Map.entry("Location", "/x/1"));
  }

  @Test
  void the_second_waits_while_the_first_is_worked_on() {
    answers.begin("ada", "k1", REQUEST);

    assertThat(answers.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Running.class);
  }

  @Test
  void two_owners_may_use_the_same_key() {
    answers.begin("ada", "k1", REQUEST);

    assertThat(answers.begin("ben", "k1", REQUEST)).isInstanceOf(Standing.Free.class);
  }

  @Test
  void what_changed_nothing_may_be_tried_again_under_its_key() {
    answers.release(((Standing.Free) answers.begin("ada", "k1", REQUEST)).id());

    assertThat(answers.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Free.class);
  }

  @Test
  void a_restart_loses_no_answer_and_says_what_it_interrupted() {
    done(answers, answers.begin("ada", "k1", REQUEST));
    answers.begin("ada", "k2", REQUEST);

    KeptAnswers restarted = server("h2");

    assertThat(restarted.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Done.class);
    assertThat(restarted.begin("ada", "k2", REQUEST)).isInstanceOf(Standing.Lost.class);
  }

  @Test
  void another_server_may_be_at_work_for_ten_minutes() {
    server("postgresql").begin("ada", "k1", REQUEST);
    KeptAnswers other = server("postgresql");

    assertThat(other.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Running.class);
    clock.move(Duration.ofMinutes(10));
    assertThat(other.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Lost.class);
  }

  @Test
  void after_a_day_the_key_is_free_and_the_answer_is_gone() {
    done(answers, answers.begin("ada", "k1", REQUEST));
    done(answers, answers.begin("ada", "k2", REQUEST));
    clock.move(KeptAnswer.KEPT);

    assertThat(answers.begin("ada", "k1", REQUEST)).isInstanceOf(Standing.Free.class);
    assertThat(answers.expire()).isEqualTo(1);
    assertThat(rows().count("ada")).isEqualTo(1);
  }

  @Test
  void an_erasure_takes_the_words_and_leaves_that_it_was_done() {
    done(answers, answers.begin("ada", "k1", REQUEST));
    KeptAnswerErasure erasure = new KeptAnswerErasure();
    erasure.answers = rows();

    erasure.erase(new gaia.privacy.ErasureSubject("ben", "home", "c1", null), () -> {});

    KeptAnswer kept = ((Standing.Done) answers.begin("ada", "k1", REQUEST)).answer();
    assertThat(kept.body).isNull();
    assertThat(kept.status).isEqualTo(201);
  }
}
