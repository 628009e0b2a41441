package gaia.privacy;

import java.util.List;

/**
 * A room that keeps something of conversations. Every such room has one bean of this kind, and an
 * erasure asks all of them.
 */
public interface ErasureParticipant {

  /** Stable name, {@code [a-z_]+}, unique in the house: kept as the progress of an erasure. */
  String name();

  ErasurePhase phase();

  /** What is there at present; nothing that is 0. Changes nothing. */
  List<Holding> holdings(ErasureSubject subject);

  /**
   * Removes it. May be called again after a crash, also when nothing is left.
   *
   * @param breathe to be called every few milliseconds of work; what it throws is passed on
   * @throws NotNow when it cannot begin at this moment
   * @throws Exception when it failed: it is tried again
   */
  void erase(ErasureSubject subject, Runnable breathe) throws Exception;
}
