package gaia.faults;

import java.sql.SQLException;

/**
 * Sees the transactions of a process that write something, just before and just after each commit.
 * What it throws reaches whoever commits: before, as a failed commit; after, as one whose outcome
 * nobody knows. Called by all threads of the process.
 */
public interface Tap {

  /** Lets everything pass. */
  Tap OPEN = new Tap() {};

  /** A connection is asked for, or used in any way. */
  default void use() throws SQLException {}

  /** The transaction is about to be committed. */
  default void before(Kind kind) throws SQLException {}

  /** The transaction is committed. */
  default void after(Kind kind) throws SQLException {}
}
