package gaia.background;

import java.util.function.Supplier;

/** Runs work in a database transaction of its own; it is committed when this returns. */
interface Transactions {

  /**
   * @throws RuntimeException what the work or the commit threw; nothing was changed then, unless
   *     the connection broke during the commit, which may have succeeded
   */
  <T> T alone(Supplier<T> work);

  /** The same for work without a result. */
  void alone(Runnable work);
}
