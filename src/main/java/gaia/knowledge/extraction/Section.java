package gaia.knowledge.extraction;

/** What kinds of things are kept, in the order in which people read them. */
public enum Section {
  SUMMARY("Summary"),
  KEY_FACTS("Key facts"),
  DECISIONS("Decisions"),
  QUESTIONS_ANSWERED("Questions answered"),
  OPEN_QUESTIONS("Open questions"),
  ACTION_ITEMS("Action items"),
  PEOPLE("People"),
  PLACES("Places"),
  THINGS("Things"),
  EVENTS("Events");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  /** The heading in structured archives. */
  public String heading() {
    return heading;
  }
}
