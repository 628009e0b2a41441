package gaia.background;

import gaia.background.admission.QuietWish;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wish for quiet in the database; at most one row exists. */
@Entity
@Table(name = "quiet_wish")
@SuppressWarnings("NullAway.Init")
class StoredQuietWish {

  static final int ONLY = 1;

  @Id int id = ONLY;

  @Column(name = "by_whom")
  String byWhom;

  Instant since;
  @Nullable Instant until;

  protected StoredQuietWish() {}

  StoredQuietWish(QuietWish wish) {
    this.byWhom = wish.byWhom();
    this.since = wish.since();
    this.until = wish.until();
  }

  QuietWish wish() {
    return new QuietWish(byWhom, since, until);
  }
}
