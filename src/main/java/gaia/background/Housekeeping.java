package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What has to be done about the queue from time to time, by whatever drives the engine. */
@ApplicationScoped
class Housekeeping {

  @Inject WorkFloor floor;
  @Inject TaskRepository repository;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  /**
   * Before any worker starts: takes up what an earlier life of this server left behind.
   *
   * @return how many tasks that were
   */
  int begin() {
    List<String> left =
        config.soleServer() ? repository.claimed() : repository.expired(clock.instant());
    floor.rescue(left, config.soleServer() ? Instant.MAX : clock.instant());
    return left.size();
  }

  /** Once a second. */
  void keepHouse() {
    floor.renewLeases();
    floor.rescue(repository.expired(clock.instant()), clock.instant());
  }
}
