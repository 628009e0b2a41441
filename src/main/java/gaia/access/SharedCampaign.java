package gaia.access;

/** A campaign of somebody else that a person may see. */
public record SharedCampaign(String owner, String campaign) {}
