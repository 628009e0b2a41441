package gaia.faults;

import java.sql.SQLException;
import java.util.Random;

/**
 * A database that fails: it can be gone altogether, or fail a share of the commits, before or after
 * they happened. The same seed draws the same lots.
 */
public final class Outage implements Tap {

  private final Random random;
  private volatile boolean gone;
  private volatile double failing;

  public Outage(long seed) {
    this.random = new Random(seed);
  }

  /** From now on nothing reaches the database, or everything does again. */
  public void gone(boolean isGone) {
    gone = isGone;
  }

  /**
   * From now on this share of the commits fails.
   *
   * @param share 0 to 1, for failures before and for failures after the commit alike
   */
  public void failing(double share) {
    failing = share;
  }

  @Override
  public void use() throws SQLException {
    if (gone) {
      throw broken("the database is gone");
    }
  }

  @Override
  public void before(Kind kind) throws SQLException {
    fail("the connection broke before the commit");
  }

  @Override
  public void after(Kind kind) throws SQLException {
    fail("the connection broke after the commit");
  }

  private void fail(String how) throws SQLException {
    boolean hit;
    synchronized (random) {
      hit = random.nextDouble() < failing;
    }
    if (hit) {
      throw broken(how);
    }
  }

  private static SQLException broken(String how) {
    return new SQLException(how, "08006");
  }
}
