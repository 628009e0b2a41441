package gaia.web;

import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The pseudo-language that {@link Language#MIRRORED} names: English whose words run from right to
 * left, so that a test sees a page mirrored without a translation that nobody here could check. The
 * name is the one under which {@link ResourceBundle} looks for it.
 */
public class messages_ar_XB extends ResourceBundle {

  private static final char FROM_RIGHT_TO_LEFT = '\u202e';
  private static final char AS_BEFORE = '\u202c';

  private final ResourceBundle english = getBundle(Labels.BUNDLE, Locale.ENGLISH);

  @Override
  protected Object handleGetObject(String key) {
    String text = english.getString(key);
    return text.contains("{") || key.endsWith("_pattern")
        ? text
        : FROM_RIGHT_TO_LEFT + text + AS_BEFORE;
  }

  @Override
  public boolean containsKey(String key) {
    return english.containsKey(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return english.getKeys();
  }
}
