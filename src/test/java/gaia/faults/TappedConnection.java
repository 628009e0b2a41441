package gaia.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection that tells a tap of its transactions. Used by one thread at a time. */
final class TappedConnection implements InvocationHandler {

  private final Connection real;
  private final Tap tap;
  private final List<String> writes = new ArrayList<>();

  private TappedConnection(Connection real, Tap tap) {
    this.real = real;
    this.tap = tap;
  }

  static Connection over(Connection real, Tap tap) {
    return proxy(Connection.class, new TappedConnection(real, tap));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "commit":
        use();
        return committed(() -> call(real, method, arguments));
      case "rollback":
        writes.clear();
        return call(real, method, arguments);
      case "close":
        writes.clear();
        return call(real, method, arguments);
      case "prepareStatement", "prepareCall", "createStatement":
        use();
        return statement(call(real, method, arguments), sql(arguments));
      default:
        return call(real, method, arguments);
    }
  }

  private static String sql(Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : "";
  }

  private Object statement(@Nullable Object made, String sql) {
    StatementHandler handler = new StatementHandler((Statement) Objects.requireNonNull(made), sql);
    if (made instanceof CallableStatement) {
      return proxy(CallableStatement.class, handler);
    }
    return made instanceof PreparedStatement
        ? proxy(PreparedStatement.class, handler)
        : proxy(Statement.class, handler);
  }

  /** Without a transaction, every statement that writes is one. */
  private @Nullable Object committed(Call work) throws Throwable {
    if (writes.isEmpty()) {
      return work.run();
    }
    Kind kind = Kind.of(writes);
    passing(() -> tap.before(kind));
    Object result = work.run();
    writes.clear();
    passing(() -> tap.after(kind));
    return result;
  }

  private void use() throws SQLException {
    passing(tap::use);
  }

  private interface Passage {
    void pass() throws SQLException;
  }

  /** A connection that broke is broken for good. */
  private void passing(Passage passage) throws SQLException {
    try {
      passage.pass();
    } catch (SQLException e) {
      real.close();
      throw e;
    }
  }

  private static @Nullable Object call(Object on, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private interface Call {
    @Nullable Object run() throws Throwable;
  }

  /** Notes what a statement writes, with its parameters. */
  private final class StatementHandler implements InvocationHandler {
    private final Statement statement;
    private final String prepared;
    private final StringBuilder parameters = new StringBuilder();

    StatementHandler(Statement statement, String prepared) {
      this.statement = statement;
      this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (name.equals("getConnection")) {
        return proxy(Connection.class, TappedConnection.this);
      }
      if (name.startsWith("set") && arguments != null && arguments.length >= 2) {
        parameters.append(' ').append(arguments[1]);
      }
      if (name.equals("clearParameters")) {
        parameters.setLength(0);
      }
      if (name.startsWith("execute")) {
        return executed(() -> call(statement, method, arguments), sql(arguments));
      }
      if (name.equals("addBatch")) {
        note(prepared.isEmpty() ? sql(arguments) : prepared);
      }
      return call(statement, method, arguments);
    }

    private @Nullable Object executed(Call execute, String given) throws Throwable {
      use();
      note(prepared.isEmpty() ? given : prepared);
      return real.getAutoCommit() ? committed(execute) : execute.run();
    }

    private void note(String sql) {
      if (sql.stripLeading()
          .toLowerCase(Locale.ROOT)
          .matches("(?s)(insert|update|delete|merge|with).*")) {
        writes.add(sql + " |" + parameters);
      }
      parameters.setLength(0);
    }
  }
}
