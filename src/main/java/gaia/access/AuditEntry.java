package gaia.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** One line of the audit log; nothing of it can be changed. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {

  /** What stands before the first line. */
  static final String BEGINNING = "0".repeat(64);

  @Id long number;

  @Column(nullable = false)
  Instant at;

  @Column(nullable = false)
  String owner;

  @Column(nullable = false)
  String origin;

  @Column(nullable = false)
  String action;

  @Column(nullable = false)
  String subject;

  int outcome;

  @Column(nullable = false)
  String previous;

  @Column(nullable = false)
  String hash;

  protected AuditEntry() {
    at = Instant.EPOCH;
    owner = "";
    origin = "";
    action = "";
    subject = "";
    previous = "";
    hash = "";
  }

  /** The line that follows another. */
  AuditEntry(long number, Instant at, Deed deed, String previous) {
    this.number = number;
    this.at = at;
    this.owner = deed.who();
    this.origin = deed.origin();
    this.action = deed.action();
    this.subject = deed.subject();
    this.outcome = deed.outcome();
    this.previous = previous;
    this.hash = expectedHash();
  }

  Deed deed() {
    return new Deed(owner, origin, action, subject, outcome);
  }

  /** SHA-256 over all members in their order, each with its length, and the hash before. */
  String expectedHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              Long.toString(number),
              at.toString(),
              owner,
              origin,
              action,
              subject,
              Integer.toString(outcome),
              previous)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
