package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down that tasks are done, which is how nearly all of them end, with two statements for a
 * bundle however large. What else can become of a task is written by {@link TaskRepository}.
 */
@ApplicationScoped
class CompletionRepository {

  private static final String COMPLETE =
      "update task set state = 'COMPLETED', lane = 5, place = ?, attempts = attempts + 1,"
          + " result = ?, error = null, progress = 1, open_key = null, finished = ?,"
          + " run_now = false, stop_reason = null, lease_owner = null, last_attempt = ?"
          + " where id = ? and state = 'PROCESSING' and lease_token = ?";

  private static final String RECORD =
      "insert into task_attempt (id, task_id, owner, campaign, attempt, server, started, ended,"
          + " outcome) values (?, ?, ?, ?, ?, ?, ?, ?, 'completed')";

  @PersistenceContext(unitName = "gaia")
  EntityManager em;

  @Inject Transactions transactions;
  @Inject TallyRepository tallies;

  /**
   * A task whose work is done.
   *
   * @param begun when its handler was called
   * @param effect to be run in the same transaction, once the lease has turned out to hold
   */
  record Completion(
      TaskRepository.Claim claim, Map<String, Object> result, Instant begun, Runnable effect) {}

  /**
   * Completes all of them in one transaction.
   *
   * @param server the one that did the work
   * @return the leases that still held; of the others nothing is written
   */
  List<Lease> complete(List<Completion> done, String server, Instant now) {
    return transactions.alone(
        () -> {
          List<Completion> held = write(done, server, now);
          held.forEach(completion -> completion.effect().run());
          Tally tally = new Tally();
          held.forEach(completion -> tally.moved(TaskState.PROCESSING, TaskState.COMPLETED));
          tallies.write(tally);
          return held.stream().map(completion -> completion.claim().lease()).toList();
        });
  }

  private List<Completion> write(List<Completion> done, String server, Instant now) {
    Connection connection = em.unwrap(Connection.class);
    try (PreparedStatement tasks = connection.prepareStatement(COMPLETE);
        PreparedStatement attempts = connection.prepareStatement(RECORD)) {
      for (Completion completion : done) {
        fill(tasks, completion, now);
        tasks.addBatch();
      }
      int[] changed = tasks.executeBatch();
      List<Completion> held = new ArrayList<>();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == 1) {
          held.add(done.get(i));
          record(attempts, done.get(i), server, now);
          attempts.addBatch();
        }
      }
      if (!held.isEmpty()) {
        attempts.executeBatch();
      }
      return held;
    } catch (SQLException e) {
      throw new IllegalStateException("What is done could not be written down", e);
    }
  }

  private static void fill(PreparedStatement row, Completion completion, Instant now)
      throws SQLException {
    Lease lease = completion.claim().lease();
    row.setLong(1, Aging.micros(now));
    row.setString(2, Task.write(completion.result()));
    row.setObject(3, now.atOffset(ZoneOffset.UTC));
    row.setObject(4, completion.begun().atOffset(ZoneOffset.UTC));
    row.setString(5, lease.taskId());
    row.setLong(6, lease.token());
  }

  private static void record(
      PreparedStatement row, Completion completion, String server, Instant now)
      throws SQLException {
    Lease lease = completion.claim().lease();
    TaskView task = completion.claim().task();
    row.setString(1, lease.attemptId());
    row.setString(2, lease.taskId());
    row.setString(3, task.owner());
    row.setString(4, task.campaign());
    row.setInt(5, task.attempts() + 1);
    row.setString(6, server);
    row.setObject(7, completion.begun().atOffset(ZoneOffset.UTC));
    row.setObject(8, now.atOffset(ZoneOffset.UTC));
  }
}
