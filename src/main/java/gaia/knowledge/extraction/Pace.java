package gaia.knowledge.extraction;

/** Lets the caller breathe once in a few sentences, which is far more often than it needs. */
final class Pace {
  private static final int SENTENCES = 16;

  private final Runnable breathe;
  private int steps;

  Pace(Runnable breathe) {
    this.breathe = breathe;
  }

  void step() {
    if (++steps % SENTENCES == 0) {
      breathe.run();
    }
  }
}
