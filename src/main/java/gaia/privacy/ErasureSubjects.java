package gaia.privacy;

import java.util.Optional;

/** The room that knows conversations, asked by name. Implemented once. */
public interface ErasureSubjects {

  /**
   * @param id of a conversation or of its archive
   * @return empty when this owner has none of that name
   */
  Optional<Named> find(String owner, String id);

  /**
   * @param title for the person who is asked; it is never stored here
   */
  record Named(ErasureSubject subject, String title) {}
}
