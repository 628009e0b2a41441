package gaia.search;

import gaia.search.Change.Operation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The changes of all indexes on one database, in one order. A change is appended in the transaction
 * that makes it, and is visible to others when that commits.
 */
final class ChangeFeed {

  private final DataSource database;

  ChangeFeed(DataSource database) {
    this.database = database;
  }

  /** How far the feed reaches: the ids of its last change and of the last one thrown away. */
  record Reach(long last, long trimmed) {}

  /** Joins the caller's transaction where there is one. */
  void append(GroupName group, Operation operation, String indexId, Instant now)
      throws SQLException {
    update(
        "with next as (update search_feed set last = last + 1 where id = 1 returning last)"
            + " insert into search_change (id, source, group_id, operation, index_id, created)"
            + " select last, ?, ?, ?, ?, ? from next",
        group.source(),
        group.groupId(),
        operation.name(),
        indexId,
        Timestamp.from(now));
  }

  Reach reach() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select last, trimmed from search_feed where id = 1");
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("search_feed has lost its row");
      }
      return new Reach(rows.getLong(1), rows.getLong(2));
    }
  }

  /** The next changes in order, at most {@code limit}. */
  List<Change> after(long id, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select id, source, group_id, operation, index_id from search_change"
                    + " where id > ? order by id")) {
      query.setLong(1, id);
      query.setMaxRows(limit);
      try (ResultSet rows = query.executeQuery()) {
        List<Change> changes = new ArrayList<>();
        while (rows.next()) {
          changes.add(
              new Change(
                  rows.getLong(1),
                  new GroupName(rows.getString(2), rows.getString(3)),
                  Operation.valueOf(rows.getString(4)),
                  rows.getString(5)));
        }
        return changes;
      }
    }
  }

  /** Throws away what was appended earlier; who had not followed that far must index anew. */
  void trim(Instant before) throws SQLException {
    update(
        "with trim as (update search_feed set trimmed = coalesce((select max(c.id) from"
            + " search_change c where c.created < ?), trimmed) where id = 1 returning trimmed)"
            + " delete from search_change using trim where id <= trimmed",
        Timestamp.from(before));
  }

  /** One statement each, so that it is whole with a transaction around it and without. */
  private void update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
