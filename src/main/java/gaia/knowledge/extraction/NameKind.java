package gaia.knowledge.extraction;

/** What a name stands for. */
enum NameKind {
  PERSON(Section.PEOPLE),
  PLACE(Section.PLACES),
  THING(Section.THINGS);

  private final Section section;

  NameKind(Section section) {
    this.section = section;
  }

  Section section() {
    return section;
  }
}
