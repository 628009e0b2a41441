package gaia.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives tests the one house of people, started when first asked for. */
final class PeopleExtension implements BeforeAllCallback {

  private @Nullable HouseOfPeople house;

  @Override
  public void beforeAll(ExtensionContext context) {
    house =
        context
            .getRoot()
            .getStore(Namespace.create(PeopleExtension.class))
            .getOrComputeIfAbsent("house", key -> new HouseOfPeople(), HouseOfPeople.class);
  }

  HouseOfPeople house() {
    return Objects.requireNonNull(house, "not started");
  }
}
