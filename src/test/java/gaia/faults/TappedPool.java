package gaia.faults;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Connections to a database with a tap between. A server takes it for its driver when a trial says
 * so in the server's configuration; an engine without a server gets it as its data source. It needs
 * nothing but the JDK and the database's own driver.
 */
public final class TappedPool implements ConnectionPoolDataSource, DataSource {

  private final Tap tap;
  private String url = "";
  private String user = "";
  private String password = "";

  /** As a server makes it: the tap is what the environment of the process says. */
  public TappedPool() {
    this(ofEnvironment(System.getenv()));
  }

  public TappedPool(Tap tap) {
    this.tap = tap;
  }

  /** A pool for an engine without a server. */
  public static TappedPool of(String url, String user, String password, Tap tap) {
    TappedPool pool = new TappedPool(tap);
    pool.setURL(url);
    pool.setUser(user);
    pool.setPassword(password);
    return pool;
  }

  /** The tap that {@link CrashPoint#POINT} and {@link CrashPoint#MARK} ask for, or an open one. */
  public static Tap ofEnvironment(Map<String, String> environment) {
    String point = environment.getOrDefault(CrashPoint.POINT, "");
    return point.isEmpty()
        ? Tap.OPEN
        : CrashPoint.parse(point).tap(Path.of(environment.getOrDefault(CrashPoint.MARK, "")));
  }

  public void setURL(String url) {
    this.url = url;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  @Override
  public Connection getConnection(String as, String with) throws SQLException {
    tap.use();
    Properties login = new Properties();
    login.setProperty("user", as);
    login.setProperty("password", with);
    return TappedConnection.over(driver().connect(url, login), tap);
  }

  private Driver driver() {
    return url.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.postgresql.Driver();
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return new Pooled(getConnection());
  }

  @Override
  public PooledConnection getPooledConnection(String as, String with) throws SQLException {
    return new Pooled(getConnection(as, with));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("gaia.faults");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  /** One physical connection; a server hands it out again and again. */
  private static final class Pooled implements PooledConnection {
    private final Connection connection;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();

    Pooled(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
      listeners.forEach(listener -> listener.connectionClosed(new ConnectionEvent(this)));
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
      listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
      listeners.remove(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {}

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {}
  }
}
