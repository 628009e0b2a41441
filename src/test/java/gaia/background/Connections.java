package gaia.background;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A small pool of connections; one that broke is thrown away when it comes back. */
final class Connections implements DataSource, AutoCloseable {

  private static final int VALID_WITHIN_SECONDS = 2;

  private final DataSource source;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Connections(DataSource source, int most) {
    this.source = source;
    this.free = new Semaphore(most);
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      if (!free.tryAcquire(10, TimeUnit.SECONDS)) {
        throw new SQLException("all connections are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
    try {
      Connection ready = idle.pollFirst();
      return lend(ready == null ? source.getConnection() : ready);
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private Connection lend(Connection real) {
    boolean[] failed = {false};
    boolean[] back = {false};
    return (Connection)
        Proxy.newProxyInstance(
            Connections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                if (!back[0]) {
                  back[0] = true;
                  takeBack(real, failed[0]);
                }
                return null;
              }
              if (method.getName().equals("isClosed") && back[0]) {
                return true;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                failed[0] = true;
                throw e.getCause();
              }
            });
  }

  private void takeBack(Connection real, boolean doubtful) throws SQLException {
    try {
      if (closed || real.isClosed() || (doubtful && !real.isValid(VALID_WITHIN_SECONDS))) {
        real.close();
      } else {
        if (!real.getAutoCommit()) {
          real.rollback();
          real.setAutoCommit(true);
        }
        idle.offerFirst(real);
      }
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      try {
        each.close();
      } catch (SQLException e) {
        Logger.getLogger(Connections.class.getName()).fine(e.toString());
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
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
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
