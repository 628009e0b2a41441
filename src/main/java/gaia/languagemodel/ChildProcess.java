package gaia.languagemodel;

import gaia.configuration.EscapedLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that lives no longer than this process, however this one ends.
 *
 * <p>A shell starts a watcher and then becomes the program, so that the process id is the
 * program's. The watcher holds the reading end of a pipe from us. We never write to it but a word
 * of farewell when the program has ended; when we are gone, by whatever end, the kernel closes the
 * pipe, and the watcher ends the program. Needs a POSIX shell.
 */
final class ChildProcess {

  private static final String WATCHED =
      """
      exec 3<&0 </dev/null
      program=$$
      (
        if read -r farewell <&3; then exit 0; fi
        kill -TERM "$program"
        sleep 5
        kill -KILL "$program"
      ) >/dev/null 2>&1 &
      exec 3<&-
      exec nice -n "$0" "$@"
      """;

  private static final long PATIENCE_SECONDS = 5;

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
    process.onExit().thenRun(this::farewell);
  }

  /**
   * Starts a program.
   *
   * @param niceness added to ours, 0 or more; the sum is 19 at most, which is behind all others
   * @param environment added to ours, of which no setting and no secret is passed on
   * @param log what it prints goes here; an earlier one is replaced
   * @throws IOException when there is no POSIX shell
   */
  static ChildProcess start(
      List<String> command, int niceness, Map<String, String> environment, Path log)
      throws IOException {
    List<String> line =
        new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, Integer.toString(niceness)));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(ChildProcess::isOurs);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    return new ChildProcess(builder.start());
  }

  private static boolean isOurs(String variable) {
    return variable.matches("(GAIA|BG|WLP)_.*|(?i).*(password|secret|token|api_key).*");
  }

  /** Tells the watcher that there is nothing left to end: the number may soon be another's. */
  private void farewell() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("ended\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The watcher is gone already, which is as well.
      EscapedLog.system(ChildProcess.class).log(System.Logger.Level.DEBUG, "farewell", e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Runs the action when the program ends. */
  void onExit(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** Ends the program and waits until it has ended. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
