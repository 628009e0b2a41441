package gaia.access;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives tests the one house of people, started when first asked for and ended with the process of
 * the tests.
 */
final class PeopleExtension implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    house().server();
  }

  HouseOfPeople house() {
    return Started.HOUSE;
  }

  private static final class Started {
    static final HouseOfPeople HOUSE = new HouseOfPeople();
  }
}
