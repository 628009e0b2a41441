package gaia.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A small Java process with the classes of this one, spoken to line by line. Everything it has said
 * is kept; it does not outlive this process.
 */
public final class ChildProcess {

  private static final long LOOK_NANOS = 1_000_000;

  private final Process process;
  private final BufferedWriter in;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** Starts the process; what it complains about goes to the log. */
  public ChildProcess(
      Class<?> main, List<String> arguments, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(
        command, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove(CrashPoint.POINT);
    builder.environment().putAll(environment);
    builder.redirectError(Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    in = process.outputWriter();
    Thread reader = new Thread(this::read, "what the child says");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      out.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException e) {
      // The process is gone, and with it what it had to say.
      return;
    }
  }

  /** Says a line to the process; false when it is not there to hear it. */
  public synchronized boolean tell(String line) {
    try {
      in.write(line);
      in.newLine();
      in.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public boolean hasSaid(String line) {
    return said.contains(line);
  }

  /** Waits until the process has said a line; false when it died or the time is over before. */
  public boolean says(String line, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!hasSaid(line) && System.nanoTime() < end && process.isAlive()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return hasSaid(line);
  }

  /** Waits until the process has said a line that begins so, and returns the rest of that line. */
  public Optional<String> answer(String question, long millis) {
    String start = question + " ";
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    Optional<String> found = Optional.empty();
    while (found.isEmpty() && System.nanoTime() < end && process.isAlive()) {
      LockSupport.parkNanos(LOOK_NANOS);
      found = said.stream().filter(line -> line.startsWith(start)).findAny();
    }
    return found.map(line -> line.substring(start.length()));
  }

  /** What each thread of the process is doing. */
  public String threads() {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process dump =
          new ProcessBuilder(tool.toString(), Long.toString(process.pid()), "Thread.print")
              .redirectErrorStream(true)
              .start();
      return new String(dump.getInputStream().readAllBytes(), Charset.defaultCharset());
    } catch (IOException e) {
      return "no thread dump: " + e.getMessage();
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public void askToStop() {
    process.destroy();
  }

  /** SIGKILL, and waits until the process is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Waits until the process has ended. */
  public void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a signal by name, such as {@code STOP} and {@code CONT}. */
  public void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("the signal " + name + " was not sent");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
