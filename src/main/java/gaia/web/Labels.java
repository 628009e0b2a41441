package gaia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words for names that come from other rooms, also for those that nobody has worded yet. */
@Named("labels")
@ApplicationScoped
public class Labels {

  static final String BUNDLE = "gaia.web.messages";

  /**
   * The word for {@code group_name} in the language, or the name itself with its lines as spaces.
   */
  public String of(String group, String name, Locale language) {
    ResourceBundle words = ResourceBundle.getBundle(BUNDLE, language);
    String key = group + "_" + name;
    return words.containsKey(key) ? words.getString(key) : name.replace('_', ' ');
  }
}
