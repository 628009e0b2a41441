package gaia.knowledge.extraction;

/** What kinds of things are kept, in the order in which people read them. */
public enum Section {
  SUMMARY("Summary"),
  KEY_FACTS("Key facts"),
  DECISIONS("Decisions"),
  QUESTIONS_ANSWERED("Questions answered"),
  OPEN_QUESTIONS("Open questions", Modality.ASKED),
  ACTION_ITEMS("Action items", Modality.PLANNED),
  PEOPLE("People"),
  PLACES("Places"),
  THINGS("Things"),
  EVENTS("Events");

  private final String heading;
  private final Modality modality;

  Section(String heading) {
    this(heading, Modality.STATED);
  }

  Section(String heading, Modality modality) {
    this.heading = heading;
    this.modality = modality;
  }

  /** How what stands in this section was said, where nothing else is known. */
  public Modality modality() {
    return modality;
  }

  /** The heading in structured archives. */
  public String heading() {
    return heading;
  }
}
