package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.IdleDetector;
import gaia.operations.InstantColumn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The engine with its real queue, transactions and workers, without a container: one server's worth
 * of it. Several on one PostgreSQL database are a cluster.
 */
public final class EmbeddedEngine implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedEngine.class.getName());
  private static final long STOP_MILLIS = 10_000;

  /** How an engine is to be. */
  public record Plan(
      List<TaskHandler> handlers, int workers, Clock clock, BackgroundProcessorConfig config) {

    /** With one worker and the clock of the system. */
    public static Plan of(TaskHandler... handlers) {
      Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
      return new Plan(List.of(handlers), 1, clock, EngineFixtures.alwaysIdle());
    }

    public Plan workers(int count) {
      return new Plan(handlers, count, clock, config);
    }

    public Plan clock(Clock newClock) {
      return new Plan(handlers, workers, newClock, config);
    }

    public Plan config(BackgroundProcessorConfig newConfig) {
      return new Plan(handlers, workers, clock, newConfig);
    }
  }

  /** Says how long nobody was there, as the test has it. */
  private static final class SettableIdle extends IdleDetector {
    private volatile Duration time = Duration.ofDays(1);

    private final AtomicInteger heard = new AtomicInteger();

    @Override
    public void countAnew() {
      heard.incrementAndGet();
    }

    @Override
    public Duration idle() {
      return time;
    }
  }

  /** Lets in what the test lets in, and respects a pause as the real one does. */
  private final class Door extends Gatekeeper {
    private volatile Admission admission = new Admission.Granted(true);

    @Override
    Admission decide() {
      Pause pause = transactions.joined(() -> tasks.pause()).orElse(null);
      return pause == null
          ? admission
          : new Admission.Denied(gaia.background.admission.Reason.PAUSED, pause.until, true);
    }
  }

  /** Nobody listens. */
  private static final class NoListener extends Announcer {
    @Override
    void interrupted(String taskId) {}
  }

  /** Nothing was learned of the user's hours. */
  private static final class NothingLearned extends LongTasks {
    @Override
    Set<String> fitting() {
      return Set.of();
    }
  }

  /** As much of the machine as there is. */
  private static final class WholeMachine extends MachineShare {
    @Override
    void clockIn() {}

    @Override
    Set<String> tooLarge(Iterable<String> running) {
      return Set.of();
    }
  }

  private final EntityManagerFactory factory;
  private final LocalTransactions transactions;
  private final Plan plan;
  private final SettableIdle idle = new SettableIdle();
  private final Door door = new Door();
  private final Tasks tasks = new Tasks();
  private final TaskRepository repository = new TaskRepository();
  private final CompletionRepository completions = new CompletionRepository();
  private final UpkeepRepository upkeep = new UpkeepRepository();
  private final FinishedWorkRepository finished = new FinishedWorkRepository();
  private final WorkFloor floor = new WorkFloor();
  private final Housekeeping housekeeping = new Housekeeping();
  private final ScheduledExecutorService ticks =
      Executors.newScheduledThreadPool(3, EmbeddedEngine::daemon);
  private final List<Thread> workers = new ArrayList<>();

  public EmbeddedEngine(EngineDatabase database, Plan plan) {
    this.plan = plan;
    this.factory =
        EngineUnit.factory(
            database.pool(),
            List.of(Task.class, Attempt.class, TallyEntry.class, Pause.class, InstantColumn.class));
    this.transactions = new LocalTransactions(factory);
    wire(EngineFixtures.withSole(plan.config(), database.isSole()));
  }

  private void wire(BackgroundProcessorConfig config) {
    EntityManager em = transactions.entityManager();
    TaskHandlers handlers = new TaskHandlers();
    handlers.collect(plan.handlers());
    TallyRepository tallies = new TallyRepository();
    tallies.em = em;
    tallies.transactions = transactions;
    tallies.config = config;
    wireRepositories(em, tallies, config);
    wireQueue(em, tallies, handlers, config);
    Membership membership = new Membership();
    membership.servers = new ServerRepository();
    membership.servers.em = em;
    membership.servers.transactions = transactions;
    membership.idle = idle;
    membership.config = config;
    membership.clock = plan.clock();
    wireFloor(handlers, membership, config);
    wireHousekeeping(tallies, membership, config);
  }

  private void wireRepositories(
      EntityManager em, TallyRepository tallies, BackgroundProcessorConfig config) {
    repository.em = em;
    repository.transactions = transactions;
    repository.tallies = tallies;
    repository.config = config;
    repository.clock = plan.clock();
    repository.candidates = new CandidateRepository();
    repository.candidates.em = em;
    repository.candidates.config = config;
    completions.em = em;
    completions.transactions = transactions;
    completions.tallies = tallies;
    finished.em = em;
    upkeep.em = em;
    upkeep.transactions = transactions;
    upkeep.tallies = tallies;
    upkeep.config = config;
  }

  private void wireQueue(
      EntityManager em,
      TallyRepository tallies,
      TaskHandlers handlers,
      BackgroundProcessorConfig config) {
    TaskQueueRepository queue = new TaskQueueRepository();
    queue.em = em;
    queue.tallies = tallies;
    tasks.queue = queue;
    tasks.handlers = handlers;
    tasks.config = config;
    tasks.clock = plan.clock();
    tasks.traces = new TaskTraces();
    tasks.changed = new QueueSignal(transactions, floor::wake);
  }

  private void wireFloor(
      TaskHandlers handlers, Membership membership, BackgroundProcessorConfig config) {
    Settlement settlement = new Settlement();
    settlement.repository = repository;
    settlement.completions = completions;
    settlement.membership = membership;
    settlement.config = config;
    settlement.clock = plan.clock();
    settlement.announcer = new NoListener();
    settlement.announcer.log = new TaskLog();
    settlement.announcer.log.clock = plan.clock();
    door.tasks = tasks;
    floor.repository = repository;
    floor.handlers = handlers;
    floor.settlement = settlement;
    floor.announcer = settlement.announcer;
    floor.traces = tasks.traces;
    floor.longTasks = new NothingLearned();
    floor.gatekeeper = door;
    floor.share = new WholeMachine();
    floor.membership = membership;
    floor.idle = idle;
    floor.config = config;
    floor.clock = plan.clock();
  }

  private void wireHousekeeping(
      TallyRepository tallies, Membership membership, BackgroundProcessorConfig config) {
    housekeeping.floor = floor;
    housekeeping.repository = repository;
    housekeeping.tallies = tallies;
    housekeeping.upkeep = upkeep;
    housekeeping.membership = membership;
    housekeeping.config = config;
    housekeeping.clock = plan.clock();
  }

  /** Takes up what was left and lets the workers begin. */
  public EmbeddedEngine start() {
    housekeeping.begin();
    for (int i = 0; i < plan.workers(); i++) {
      Hands hands = new Hands(() -> {});
      for (Thread thread : List.of(daemon(hands), daemon(new Worker(floor, hands)))) {
        thread.start();
        workers.add(thread);
      }
    }
    every(Housekeeping.BEAT_MILLIS, housekeeping::beat);
    every(Housekeeping.LOOK_MILLIS, housekeeping::lookAround);
    every(Housekeeping.CHORES_MILLIS, housekeeping::keepHouse);
    every(plan.config().tick().toMillis(), floor::wake);
    return this;
  }

  private void every(long millis, Runnable chore) {
    ticks.scheduleWithFixedDelay(
        () -> {
          try {
            chore.run();
          } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.log(Level.FINE, "tried again", e);
          }
        },
        millis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "engine");
    thread.setDaemon(true);
    return thread;
  }

  public String submit(NewTask wanted) {
    return transactions.joined(() -> tasks.submit(wanted));
  }

  /** Queues all of them in one transaction. */
  public List<String> submit(Collection<NewTask> wanted) {
    return transactions.joined(() -> wanted.stream().map(tasks::submit).toList());
  }

  /** The queue as other rooms use it, in a transaction of its own or the present one. */
  public <T> T withTasks(java.util.function.Function<Tasks, T> question) {
    return transactions.joined(() -> question.apply(tasks));
  }

  /** Runs something in a transaction of its own. */
  public <T> T alone(Supplier<T> work) {
    return transactions.alone(work);
  }

  public TaskView find(String owner, String id) {
    return withTasks(queue -> queue.find(owner, id).orElseThrow());
  }

  public Map<TaskState, Long> counts() {
    return withTasks(Tasks::counts);
  }

  /** What the door says from now on. */
  public void admit(Admission admission) {
    door.admission = admission;
    floor.wake();
  }

  /** Running work sees that the user has been away for this long. */
  public void userAwayFor(Duration time) {
    idle.time = time;
  }

  TaskRepository repository() {
    return repository;
  }

  /** A user does something on this server. */
  public void userActs() {
    idle.activity();
    idle.heard.decrementAndGet();
  }

  /** How often it was heard that a user did something on another server. */
  public int heardOfUsers() {
    return idle.heard.get();
  }

  /**
   * Claims as a worker would, and leaves it at that.
   *
   * @return how many tasks were claimed
   */
  public int claim(int bundle) {
    return repository
        .claim(
            new TaskRepository.Permit(true, true),
            housekeeping.membership.id(),
            now(),
            type -> bundle)
        .size();
  }

  /** When the first of the waiting tasks may start. */
  public Optional<Instant> earliest() {
    return repository.earliest(true);
  }

  TallyRepository tallies() {
    return repository.tallies;
  }

  ServerRepository servers() {
    return housekeeping.membership.servers;
  }

  List<FinishedWork.Sum> finished(Instant from, Instant until) {
    return transactions.alone(() -> finished.sums(from, until));
  }

  UpkeepRepository upkeep() {
    return upkeep;
  }

  WorkFloor floor() {
    return floor;
  }

  Housekeeping housekeeping() {
    return housekeeping;
  }

  LocalTransactions transactions() {
    return transactions;
  }

  Instant now() {
    return plan.clock().instant();
  }

  /** From this moment nothing of this engine reaches the database any more, as after a kill -9. */
  public void kill() {
    transactions.cut();
    ticks.shutdownNow();
    floor.shut();
  }

  /** Ends as a server does that is stopped. */
  @Override
  public void close() {
    ticks.shutdownNow();
    floor.shut();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
    try {
      for (Thread worker : workers) {
        worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    housekeeping.end();
    factory.close();
  }
}
