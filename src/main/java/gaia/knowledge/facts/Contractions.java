package gaia.knowledge.facts;

/** Spells out the short forms of spoken English, where it is plain what they stand for. */
final class Contractions {

  private Contractions() {}

  static String spelled(String text) {
    return text.replace('’', '\'')
        .replaceAll("\\bI'm\\b", "I am")
        .replaceAll("\\b(I|[Ww]e|[Tt]hey|[Yy]ou)'ve\\b", "$1 have")
        .replaceAll("\\b([Ww]e|[Tt]hey|[Yy]ou)'re\\b", "$1 are")
        .replaceAll("\\b(does|do|did|is|are|was|were|has|have|had)n't\\b", "$1 not")
        .replaceAll(
            "(\\p{Lu}\\p{L}+|\\b[HhSs]?he|\\b[Ii]t)'s"
                + " (joined|been|left|quit|bought|sold|gone|got|taken"
                + "|started|settled|relocated|resigned|given)\\b",
            "$1 has $2")
        .replaceAll(
            "(?<=^|[,;:.] |\\band |\\bthat |\\bbut |\\bnow )(\\p{Lu}\\p{L}+(?:"
                + " \\p{Lu}\\p{L}+)?|\\b[HhSs]?he|\\b[Ii]t)'s"
                + " (now|moved|living|based|allergic|married|working|employed|still|back|no"
                + " longer|the new)\\b",
            "$1 is $2")
        .replaceAll("\\b([HhSs]?[Hh]e|[Ii]t)'s (?=\\p{Lu})", "$1 is ")
        .replaceAll(" is moved to", " has moved to");
  }
}
