package gaia.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A campaign of somebody else that a person may see. */
public record SharedCampaign(String owner, String campaign) {

  /** The parameters by which a page shows it. */
  public String query() {
    return "?owner=" + encoded(owner) + "&campaign=" + encoded(campaign);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
