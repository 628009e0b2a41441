package gaia.status;

import gaia.access.Caller;
import gaia.background.ReasonView;
import gaia.background.TaskBody;
import gaia.background.TaskState;
import gaia.background.TaskView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What everybody is told, from few readings: what is the same for all is read once a second on this
 * server, however many look, and what is an owner's own once a second for each owner.
 */
final class SharedReading {

  private final Snapshot<HouseReading.House> house;
  private final Function<String, Own> fresh;
  private final Map<String, Own> owners = new ConcurrentHashMap<>();

  /** The two parts are apart, since the API asks for the first alone. */
  private record Own(
      Snapshot<SystemStatus.ArchiveFigures> archives, Snapshot<OwnReading.Lists> lists) {}

  /**
   * Reads nothing yet.
   *
   * @param deeds a count that changes when a person steers something
   * @param nanos a clock that only goes on, in nanoseconds
   */
  SharedReading(
      Supplier<HouseReading.House> house,
      Function<String, SystemStatus.ArchiveFigures> archives,
      Function<String, OwnReading.Lists> lists,
      LongSupplier deeds,
      LongSupplier nanos) {
    this.house = new Snapshot<>(house, deeds, nanos);
    this.fresh =
        owner ->
            new Own(
                new Snapshot<>(() -> archives.apply(owner), deeds, nanos),
                new Snapshot<>(() -> lists.apply(owner), deeds, nanos));
  }

  SystemStatus read(String owner) {
    HouseReading.House now = house.get();
    return new SystemStatus(
        figures(owner, now),
        own(owner).archives().get(),
        now.scheduler(),
        now.resources(),
        now.languageModel(),
        now.queueEta());
  }

  OwnReading.Lists lists(String owner) {
    return own(owner).lists().get();
  }

  /** Why it ran or waited in the last day, the newest first. */
  List<ReasonView> reasons() {
    return house.get().reasons();
  }

  private Own own(String owner) {
    return owners.computeIfAbsent(owner, fresh);
  }

  private static SystemStatus.TaskFigures figures(String owner, HouseReading.House now) {
    Map<TaskState, Long> counts = now.counts();
    return new SystemStatus.TaskFigures(
        now.running().stream()
            .filter(task -> isFor(owner, task))
            .findFirst()
            .map(TaskBody::of)
            .orElse(null),
        counts.getOrDefault(TaskState.PENDING, 0L),
        counts.getOrDefault(TaskState.COMPLETED, 0L),
        counts.getOrDefault(TaskState.FAILED, 0L),
        counts.getOrDefault(TaskState.CANCELLED, 0L),
        !now.running().isEmpty(),
        now.idle(),
        now.lastActivity());
  }

  /** What runs for somebody else is counted, and not shown. */
  private static boolean isFor(String owner, TaskView task) {
    return task.owner().equals(owner) || task.owner().equals(Caller.HOUSE);
  }
}
