package gaia.search;

import java.util.regex.Pattern;

/** Names a group of documents in the whole house: whose it is, and its id there. */
record GroupName(String source, String groupId) {

  private static final Pattern SOURCE = Pattern.compile("[a-z]+");

  GroupName {
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException("not the name of a search source: " + source);
    }
  }

  String key() {
    return source + "/" + groupId;
  }
}
