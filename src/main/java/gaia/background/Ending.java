package gaia.background;

/** How one attempt ended, before it is written down. */
sealed interface Ending {

  RunControl run();

  /** The handler returned. */
  record Returned(RunControl run, TaskResult result) implements Ending {}

  /** It had to stop, or it was not even begun. */
  record Stopped(RunControl run, StopReason reason) implements Ending {}

  /** It failed. */
  record Failed(RunControl run, Throwable cause) implements Ending {}
}
