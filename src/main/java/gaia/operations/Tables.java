package gaia.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of the schema in use, asked of the database itself. */
final class Tables {

  private static final String HISTORY = "flyway_schema_history";
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private Tables() {}

  /**
   * All tables but the history of migrations, each behind those that it refers to.
   *
   * @throws SQLException when the database cannot say, or tables refer to each other in a circle
   */
  static List<String> inOrder(Connection connection) throws SQLException {
    Map<String, Set<String>> waiting = new HashMap<>();
    for (String table : all(connection)) {
      waiting.put(table, references(connection, table));
    }
    Set<String> order = new LinkedHashSet<>();
    while (!waiting.isEmpty()) {
      List<String> free =
          waiting.entrySet().stream()
              .filter(entry -> order.containsAll(entry.getValue()))
              .map(Map.Entry::getKey)
              .sorted(Comparator.naturalOrder())
              .toList();
      if (free.isEmpty()) {
        throw new SQLException("tables refer to each other in a circle: " + waiting.keySet());
      }
      order.addAll(free);
      free.forEach(waiting::remove);
    }
    return List.copyOf(order);
  }

  private static List<String> all(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        boolean table = tables.getString("TABLE_TYPE").toUpperCase(Locale.ROOT).endsWith("TABLE");
        if (table && NAME.matcher(name).matches() && !name.equals(HISTORY)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static Set<String> references(Connection connection, String table) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    String stored = upper ? table.toUpperCase(Locale.ROOT) : table;
    Set<String> referred = new TreeSet<>();
    try (ResultSet keys =
        connection
            .getMetaData()
            .getImportedKeys(connection.getCatalog(), connection.getSchema(), stored)) {
      while (keys.next()) {
        referred.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    referred.remove(table);
    return referred;
  }
}
