package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.background.EngineUnit;
import gaia.background.LocalTransactions;
import gaia.background.SettableClock;
import gaia.files.DataFolder;
import gaia.languagemodel.AdapterServing;
import gaia.languagemodel.Audience;
import gaia.languagemodel.ServedAdapter;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds for adapters in every database, and between servers that share one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdaptersContract {

  private static final Scores NONE = new Scores(0, 0, 1, 5);
  private static final Scores ALL = new Scores(1, 1, 1, 5);
  private static final Evaluation.Probe PROBE = new Evaluation.Probe("Where?", "There.", "There.");

  @TempDir Path folder;
  private @Nullable EngineDatabase database;
  private @Nullable EntityManagerFactory factory;

  abstract EngineDatabase database(Path where);

  /** A process on the database that serves a model. */
  private final class Server implements AdapterServing {
    private final Adapters adapters = new Adapters();
    private final FollowedAdapters followed = new FollowedAdapters();
    private final LocalTransactions transactions;
    private List<ServedAdapter> served = List.of();
    private int starts;

    Server(EntityManagerFactory rows) {
      transactions = new LocalTransactions(rows);
      adapters.repository = new AdapterRepository();
      adapters.repository.em = transactions.entityManager();
      adapters.config = new LoraConfig(false, null, 1e-4, 4, 8, 16);
      adapters.serving = this;
      adapters.data = DataFolder.at(folder);
      adapters.clock = new SettableClock();
      followed.adapters = adapters;
      followed.serving = this;
    }

    @Override
    public Optional<Path> model() {
      return Optional.of(folder.resolve("base.gguf"));
    }

    @Override
    public void serve(List<ServedAdapter> wanted) {
      served = List.copyOf(wanted);
      starts++;
    }

    void does(Consumer<Adapters> work) {
      transactions.alone(() -> work.accept(adapters));
    }

    <T> T says(Supplier<T> question) {
      return transactions.alone(question);
    }

    void follows() {
      transactions.alone(followed::follow);
    }

    void trains(String id, String owner, String campaign, String... archives) {
      AdapterSettings settings = new AdapterSettings(8, 16, 1e-4, 4, 12, 1);
      NewAdapter wanted =
          new NewAdapter(
              owner, campaign, "base.gguf", "ab", settings, 3, 18, 900, 1 << 20, 60, "task-" + id);
      does(all -> all.begin(id, wanted, List.of(archives)));
    }

    void examines(String id, boolean published) {
      List<String> reasons = published ? List.of() : List.of("it forgot too much");
      does(all -> all.examined(id, new Evaluation(NONE, ALL, published, reasons, 4, null)));
    }

    AdapterState state(String owner, String id) {
      return says(() -> adapters.find(owner, id)).orElseThrow().state();
    }
  }

  private Server one;
  private Server other;

  @BeforeEach
  void two_servers() {
    EngineDatabase rows = database(folder);
    database = rows;
    EntityManagerFactory made =
        EngineUnit.factory(
            rows.pool(), List.of(StoredAdapter.class, StoredSource.class, InstantColumn.class));
    factory = made;
    one = new Server(made);
    other = new Server(made);
  }

  @AfterEach
  void close() {
    List<String> all = new ArrayList<>();
    for (String owner : List.of("ada", "ben")) {
      one.says(() -> one.adapters.list(owner)).forEach(view -> all.add(view.id()));
    }
    all.forEach(id -> one.does(adapters -> adapters.discard(id)));
    java.util.Objects.requireNonNull(factory).close();
    java.util.Objects.requireNonNull(database).close();
  }

  @Test
  void versions_count_up_for_each_owner_and_campaign() {
    one.trains("a1", "ada", "north");
    one.trains("a2", "ada", "north");
    one.trains("a3", "ada", "south");
    one.trains("b1", "ben", "north");

    assertThat(one.says(() -> one.adapters.list("ada")))
        .extracting(AdapterView::id, AdapterView::version)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("a1", 1),
            org.assertj.core.groups.Tuple.tuple("a2", 2),
            org.assertj.core.groups.Tuple.tuple("a3", 1));
    assertThat(one.says(() -> one.adapters.find("ben", "a1"))).isEmpty();
    assertThat(one.says(() -> one.adapters.open("ada", "north")).orElseThrow().id())
        .isEqualTo("a2");
  }

  @Test
  void losses_and_the_report_come_back_as_they_were() {
    one.trains("a1", "ada", "north");
    one.does(all -> all.progressed("a1", List.of(3.5, 2.25), 4));
    one.examines("a1", false);

    AdapterView read = other.says(() -> other.adapters.find("ada", "a1")).orElseThrow();

    assertThat(read.losses()).extracting(LossCurve.Point::loss).containsExactly(3.5, 2.25);
    assertThat(read.state()).isEqualTo(AdapterState.REJECTED);
    assertThat(read.reason()).isEqualTo("it forgot too much");
    assertThat(read.evaluation()).extracting(Evaluation::after).isEqualTo(ALL);
  }

  @Test
  void what_one_server_switches_on_and_off_the_other_follows_once() {
    one.trains("a1", "ada", "north");
    one.examines("a1", true);
    other.follows();
    one.does(all -> all.activated("a1", PROBE));
    other.follows();
    other.follows();

    assertThat(other.served)
        .containsExactly(
            new ServedAdapter(
                new Audience("ada", "north"), AdapterFolder.of(one.adapters.data, "a1").gguf()));
    assertThat(other.starts).isEqualTo(2);
    one.does(all -> all.deactivate("ada", "a1"));
    other.follows();
    assertThat(other.served).isEmpty();
  }

  @Test
  void a_server_that_tries_an_adapter_is_not_disturbed_by_following() {
    one.follows();
    ServedAdapter tried = one.adapters.served("ada", "north", "a1");
    one.serve(List.of(tried));

    one.follows();

    assertThat(one.served).containsExactly(tried);
  }

  @Test
  void a_newer_version_takes_the_place_of_the_one_in_use() {
    one.trains("a1", "ada", "north");
    one.examines("a1", true);
    one.does(all -> all.activated("a1", PROBE));
    one.trains("a2", "ada", "north");
    one.does(all -> all.activated("a2", PROBE));

    assertThat(other.state("ada", "a1")).isEqualTo(AdapterState.TRAINED);
    assertThat(other.state("ada", "a2")).isEqualTo(AdapterState.ACTIVE);
    assertThat(other.says(() -> other.adapters.current("ada", "north")).orElseThrow().id())
        .isEqualTo("a2");
  }

  @Test
  void what_was_trained_on_an_erased_conversation_is_withdrawn_everywhere() {
    one.trains("a1", "ada", "north", "archive-1", "archive-2");
    one.trains("b1", "ben", "north", "archive-1");
    one.examines("a1", true);
    one.does(all -> all.activated("a1", PROBE));
    other.follows();

    one.does(all -> all.withdraw("ada", "archive-1"));
    other.follows();

    assertThat(other.state("ada", "a1")).isEqualTo(AdapterState.WITHDRAWN);
    assertThat(other.says(() -> other.adapters.archives("ada", "a1"))).isEmpty();
    assertThat(other.says(() -> other.adapters.archives("ben", "b1"))).containsExactly("archive-1");
    assertThat(other.served).isEmpty();
  }
}
