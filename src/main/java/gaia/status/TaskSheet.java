package gaia.status;

import gaia.background.TaskView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks as comma separated values (RFC 4180). */
final class TaskSheet {

  /** So many tasks are read at once. */
  static final int PIECE = 500;

  /** And so many are sent at the most; filters narrow it. */
  private static final int MOST = 20_000;

  private static final String HEAD =
      "id,type,campaign,status,priority,attempts,max_attempts,progress,created,finished,cause\r\n";

  private TaskSheet() {}

  /**
   * Writes what there is.
   *
   * @param pages the next {@link #PIECE} tasks behind the one with this id; null for the first
   */
  static void write(Writer out, Function<@Nullable String, List<TaskView>> pages)
      throws IOException {
    out.write(HEAD);
    String after = null;
    for (int sent = 0; sent < MOST; sent += PIECE) {
      List<TaskView> page = pages.apply(after);
      for (TaskView task : page) {
        out.write(line(task));
      }
      if (page.size() < PIECE) {
        return;
      }
      after = page.get(page.size() - 1).id();
    }
  }

  private static String line(TaskView task) {
    return Stream.of(
                task.id(),
                task.type(),
                task.campaign(),
                task.status().label(),
                task.priority(),
                task.attempts(),
                task.maxAttempts(),
                task.progress(),
                task.created(),
                task.finished(),
                TaskRow.of(task).cause())
            .map(TaskSheet::field)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** Quoted; and no spreadsheet takes it for a formula. */
  static String field(@Nullable Object value) {
    String text = Objects.toString(value, "");
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
