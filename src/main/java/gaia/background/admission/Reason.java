package gaia.background.admission;

import java.util.Locale;

/** Why background work runs or does not: one name for clients, one sentence for people. */
public enum Reason {
  STARTING("The server is starting."),
  STOPPING("The server is stopping; unfinished work is kept for the next start."),
  WORKING("Working through what was archived."),
  NOTHING_TO_DO("Everything that was archived has been worked through."),
  PAUSED("Somebody paused the background work."),
  USER_ACTIVE("You are using GAIA right now, so background work waits."),
  NOT_IDLE_YET("GAIA was used a short while ago; work starts once you have been away for a while."),
  WAITING_LONG_IDLE("The remaining work is long and waits for a longer absence or for the night."),
  CPU_BUSY("Other programs need this machine, so background work goes on with a smaller share."),
  MEMORY_SHORT("Memory use has reached the limit set by BG_MAX_MEMORY."),
  MEMORY_PRESSURE("This machine is short of memory, so background work waits."),
  TASK_TOO_LARGE("The remaining work needs more memory than BG_MAX_MEMORY leaves at present."),
  DISK_LOW("The disk that holds the data folder is almost full."),
  BACKING_OFF("The remaining work failed before and is waiting to be tried again."),
  WORKERS_BUSY("A worker is about to take the next task.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
