package gaia.document;

import java.time.Instant;

/**
 * Where a document comes from.
 *
 * @param path of the original, relative to the data folder, with forward slashes
 */
record DocumentSource(
    String campaign,
    String name,
    String path,
    boolean uploaded,
    DocumentFormat format,
    long size,
    Instant modified) {

  /** What tells a new document from a new version of a known one. */
  String key() {
    return uploaded ? "upload:" + campaign + "/" + name : "folder:" + path;
  }
}
