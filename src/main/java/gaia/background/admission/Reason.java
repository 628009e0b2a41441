package gaia.background.admission;

import java.util.Locale;

/** Why background work runs or does not: one name for clients, one sentence for people. */
public enum Reason {
  STARTING("The server is starting.", "It ends by itself within seconds."),
  STOPPING(
      "The server is stopping; unfinished work is kept for the next start.",
      "It ends when the server is started again."),
  WORKING(
      "Working through what was archived.",
      "It ends when the queue is empty, or as soon as somebody uses GAIA."),
  NOTHING_TO_DO(
      "Everything that was archived has been worked through.",
      "It ends when a conversation is archived or something is imported."),
  PAUSED("Somebody paused the background work.", "It ends when somebody resumes the work."),
  QUIET_MODE(
      "Quiet mode is on, so short absences start nothing.",
      "It ends after a long absence, in the night, or when quiet mode is switched off."),
  USER_ACTIVE(
      "You are using GAIA right now, so background work waits.",
      "It ends when your request is answered and you have been away for a while."),
  NOT_IDLE_YET(
      "GAIA was used a short while ago; work starts once you have been away for a while.",
      "It ends when nobody has used GAIA for the short absence."),
  WAITING_LONG_IDLE(
      "The remaining work is long and waits for a longer absence or for the night.",
      "It ends after the long absence, or when the overnight window opens."),
  WAITING_QUIET_HOURS(
      "The remaining work is long and waits for a longer absence, the night, or the hours in which"
          + " usually nobody is here.",
      "It ends with whichever of the three comes first."),
  CPU_BUSY(
      "Other programs need this machine, so background work goes on with a smaller share.",
      "It ends when the machine has had time to spare for a while, or when the queue is empty."),
  MEMORY_PRESSURE(
      "This machine is short of memory, so background work waits.",
      "It ends when programs find memory without waiting again."),
  TASK_TOO_LARGE(
      "The remaining work needs more memory than BG_MAX_MEMORY leaves at present.",
      "It ends when there is room for it below the limit."),
  MEMORY_SHORT(
      "Memory use has reached the limit set by BG_MAX_MEMORY.",
      "It ends when less memory is used."),
  DISK_LOW(
      "The disk that holds the data folder is almost full.",
      "It ends when there is room on the disk again."),
  BACKING_OFF(
      "The remaining work failed before and is waiting to be tried again.",
      "It ends when the pause before the next try is over; run_now skips it."),
  WORKERS_BUSY("A worker is about to take the next task.", "It ends by itself within a moment."),
  NO_WORKER(
      "There is work, but no worker thread is alive to do it.",
      "It ends when the server is restarted.");

  private final String sentence;
  private final String ending;

  /**
   * @param ending what has to happen for this reason to be over
   */
  Reason(String sentence, String ending) {
    this.sentence = sentence;
    this.ending = ending;
  }

  public String sentence() {
    return sentence;
  }

  /** What ends it, in a sentence. */
  public String ending() {
    return ending;
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
