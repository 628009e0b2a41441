package gaia.background;

import java.util.Locale;
import java.util.Optional;

/** In which order tasks are listed. */
public enum TaskOrder {
  NEWEST("t.created desc, t.id desc") {
    @Override
    String after() {
      return behind("t.created", "<") + " or (" + same("t.created") + " and t.id < :before)";
    }
  },
  OLDEST("t.created, t.id") {
    @Override
    String after() {
      return behind("t.created", ">") + " or (" + same("t.created") + " and t.id > :before)";
    }
  },
  /** As they will run, if nobody wishes otherwise; behind them, what runs and what is over. */
  NEXT("t.lane, t.place, t.id") {
    @Override
    String after() {
      return behind("t.lane", ">")
          + " or ("
          + same("t.lane")
          + " and ("
          + behind("t.place", ">")
          + " or ("
          + same("t.place")
          + " and t.id > :before)))";
    }
  };

  private final String by;

  TaskOrder(String by) {
    this.by = by;
  }

  /** What a query of tasks {@code t} is ordered by. */
  String by() {
    return by;
  }

  /** The condition on what comes behind the task {@code :before}. */
  abstract String after();

  private static String of(String column) {
    return "(select b." + column.substring(2) + " from Task b where b.id = :before)";
  }

  private static String behind(String column, String sign) {
    return column + ' ' + sign + ' ' + of(column);
  }

  private static String same(String column) {
    return column + " = " + of(column);
  }

  /** Empty when there is no order of this name. */
  public static Optional<TaskOrder> named(String name) {
    for (TaskOrder one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
