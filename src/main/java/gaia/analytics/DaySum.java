package gaia.analytics;

import java.time.LocalDate;

/** Finished tasks of one kind on one day; seconds of all of them together. */
record DaySum(
    LocalDate date,
    String type,
    long completed,
    long failed,
    double waitedSeconds,
    double workedSeconds) {}
