package gaia.faults;

import java.util.Optional;
import java.util.Random;

/** When in its life a process is killed. */
public sealed interface Death {

  /** As shown in a table. */
  String name();

  /** At any moment of work. */
  record AtRandom() implements Death {
    @Override
    public String name() {
      return "at random";
    }
  }

  /** Between its start and being ready. */
  record WhileStarting() implements Death {
    @Override
    public String name() {
      return "while starting";
    }
  }

  /** After it was asked to stop and before it has. */
  record WhileStopping() implements Death {
    @Override
    public String name() {
      return "while stopping";
    }
  }

  /** With one thread just before or just after a commit. */
  record AtCommit(CrashPoint.Side side, Kind kind) implements Death {
    @Override
    public String name() {
      return new CrashPoint(side, kind, 1).name();
    }
  }

  /**
   * As soon as a file of this kind comes into being.
   *
   * @param folder below the data folder
   * @param ending of the file's name
   */
  record AtFile(String folder, String ending, String name) implements Death {}

  /** The point that a process needs to be told of at its start. What is rare counts at once. */
  default Optional<CrashPoint> point(Random random) {
    if (!(this instanceof AtCommit at)) {
      return Optional.empty();
    }
    boolean rare = at.kind() == Kind.RENEWAL || at.kind() == Kind.RELEASE;
    return Optional.of(new CrashPoint(at.side(), at.kind(), rare ? 1 : 1 + random.nextInt(3)));
  }
}
