package gaia.privacy;

import java.io.IOException;

/** A room that keeps something of an owner, and hands it over. */
public interface ExportParticipant {

  /** Stable name, {@code [a-z_]+}, unique in the house: the folder of its files. */
  String folder();

  /**
   * Writes everything of this owner, in formats that other programs can read.
   *
   * @param files below the folder of this room
   */
  void export(String owner, ExportFiles files) throws IOException;
}
