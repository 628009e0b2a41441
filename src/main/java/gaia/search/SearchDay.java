package gaia.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** What one owner searched for on one day, in numbers only. */
@Entity
@Table(name = "search_day")
@SuppressWarnings("NullAway.Init")
class SearchDay {

  @Id String id;
  String owner;

  /** Empty for searches in all campaigns. */
  String campaign;

  @Column(name = "search_date")
  LocalDate date;

  long searches;
  long found;
  double seconds;

  /**
   * Whose searches they are, and when; the same on every server, and so is its id.
   *
   * @param campaign empty for all
   */
  record Key(String owner, String campaign, LocalDate date) {

    String id() {
      String all = owner + "\n" + campaign + "\n" + date;
      return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }

  /**
   * Searches added up.
   *
   * @param found how many of them had a hit
   */
  record Sum(long searches, long found, double seconds) {

    Sum plus(Sum other) {
      return new Sum(searches + other.searches, found + other.found, seconds + other.seconds);
    }
  }

  protected SearchDay() {}

  SearchDay(Key key) {
    this.id = key.id();
    this.owner = key.owner();
    this.campaign = key.campaign();
    this.date = key.date();
  }

  void add(Sum more) {
    searches += more.searches();
    found += more.found();
    seconds += more.seconds();
  }

  Sum sum() {
    return new Sum(searches, found, seconds);
  }
}
