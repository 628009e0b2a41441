package gaia.languagemodel;

/** Whose memory an answer may rest on: what was learned for one is no help for another. */
public record Audience(String owner, String campaign) {}
