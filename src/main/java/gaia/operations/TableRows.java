package gaia.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as lines of JSON that both databases write and read: the first line has the names
 * of the columns, every other one the values of a row.
 */
final class TableRows {

  private static final int AT_ONCE = 500;

  private static final ObjectReader LINE =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TableRows() {}

  /**
   * Writes all rows as the connection sees them.
   *
   * @param table a name that came from the database itself
   * @param out stays open
   * @return how many there are
   */
  static long write(Connection connection, String table, OutputStream out)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet rows = statement.executeQuery("select * from " + table);
          JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        int columns = rows.getMetaData().getColumnCount();
        json.writeStartArray();
        for (int i = 1; i <= columns; i++) {
          json.writeString(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        long count = 0;
        while (rows.next()) {
          json.writeRaw('\n');
          writeRow(rows, columns, json);
          count++;
        }
        return count;
      }
    }
  }

  private static void writeRow(ResultSet rows, int columns, JsonGenerator json)
      throws SQLException, IOException {
    json.writeStartArray();
    for (int i = 1; i <= columns; i++) {
      writeValue(rows, i, json);
    }
    json.writeEndArray();
  }

  private static void writeValue(ResultSet rows, int column, JsonGenerator json)
      throws SQLException, IOException {
    int type = rows.getMetaData().getColumnType(column);
    switch (Kind.of(type)) {
      case MOMENT -> {
        OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
        json.writeString(moment == null ? null : moment.toInstant().toString());
      }
      case WHOLE -> {
        long number = rows.getLong(column);
        writeOrNull(rows, json, () -> json.writeNumber(number));
      }
      case REAL -> {
        double number = rows.getDouble(column);
        writeOrNull(rows, json, () -> json.writeNumber(number));
      }
      case TRUTH -> {
        boolean truth = rows.getBoolean(column);
        writeOrNull(rows, json, () -> json.writeBoolean(truth));
      }
      case BYTES -> {
        byte[] bytes = rows.getBytes(column);
        json.writeString(bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
      }
      case TEXT, DAY -> json.writeString(rows.getString(column));
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void writeOrNull(ResultSet rows, JsonGenerator json, Writing writing)
      throws SQLException, IOException {
    if (rows.wasNull()) {
      json.writeNull();
    } else {
      writing.write();
    }
  }

  /**
   * Puts rows into an empty table.
   *
   * @param in stays open
   * @return how many there were
   */
  static long read(Connection connection, String table, InputStream in)
      throws SQLException, IOException {
    try (JsonParser lines = Json.mapper().getFactory().createParser(in)) {
      lines.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonNode first = line(lines);
      if (first == null) {
        throw new IOException("the rows of " + table + " have no beginning");
      }
      return insert(connection, table, names(first), lines);
    }
  }

  private static @Nullable JsonNode line(JsonParser lines) throws IOException {
    return lines.nextToken() == null ? null : LINE.readTree(lines);
  }

  private static List<String> names(JsonNode line) {
    List<String> names = new ArrayList<>();
    line.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static long insert(
      Connection connection, String table, List<String> columns, JsonParser lines)
      throws SQLException, IOException {
    String places = String.join(", ", columns.stream().map(column -> "?").toList());
    String sql =
        "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), places);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      List<Kind> kinds = kinds(connection, table, columns);
      long count = 0;
      for (JsonNode row = line(lines); row != null; row = line(lines)) {
        for (int i = 0; i < kinds.size(); i++) {
          insert.setObject(i + 1, value(kinds.get(i), row.get(i)));
        }
        insert.addBatch();
        count++;
        if (count % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      return count;
    }
  }

  private static List<Kind> kinds(Connection connection, String table, List<String> columns)
      throws SQLException {
    List<Kind> kinds = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery(
                "select %s from %s where 1 = 0".formatted(String.join(", ", columns), table))) {
      for (int i = 1; i <= columns.size(); i++) {
        kinds.add(Kind.of(none.getMetaData().getColumnType(i)));
      }
    }
    return kinds;
  }

  private static @Nullable Object value(Kind kind, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    return switch (kind) {
      case MOMENT -> OffsetDateTime.parse(node.asText());
      case WHOLE -> node.asLong();
      case REAL -> node.asDouble();
      case TRUTH -> node.asBoolean();
      case BYTES -> Base64.getDecoder().decode(node.asText());
      case DAY -> LocalDate.parse(node.asText());
      case TEXT -> node.asText();
    };
  }

  /** What both databases have in common. */
  private enum Kind {
    TEXT,
    WHOLE,
    REAL,
    TRUTH,
    MOMENT,
    DAY,
    BYTES;

    /**
     * @param type of {@link Types}
     */
    static Kind of(int type) {
      return switch (type) {
        case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
        case Types.REAL, Types.FLOAT, Types.DOUBLE -> REAL;
        case Types.BOOLEAN, Types.BIT -> TRUTH;
        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
        case Types.DATE -> DAY;
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> BYTES;
        case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
        default -> throw new IllegalArgumentException("no backup of columns of type " + type);
      };
    }
  }
}
