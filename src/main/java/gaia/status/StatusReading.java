package gaia.status;

import gaia.background.Announcer;
import gaia.background.ReasonView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The one reading of this server. */
@ApplicationScoped
class StatusReading {

  @Inject HouseReading house;
  @Inject OwnReading own;
  @Inject Announcer announcer;

  private final SharedReading shared =
      new SharedReading(
          () -> house.look(),
          owner -> own.archives(owner),
          owner -> own.lists(owner),
          () -> announcer.deeds(),
          System::nanoTime);

  SystemStatus read(String owner) {
    return shared.read(owner);
  }

  OwnReading.Lists lists(String owner) {
    return shared.lists(owner);
  }

  List<ReasonView> reasons() {
    return shared.reasons();
  }
}
