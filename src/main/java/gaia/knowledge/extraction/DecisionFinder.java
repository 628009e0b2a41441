package gaia.knowledge.extraction;

import gaia.knowledge.extraction.Dialogue.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what was decided: a sentence that says so, or a proposal that others agreed to within a few
 * turns and nobody refused.
 */
final class DecisionFinder {
  private static final Phrases DECIDED = Lexicon.phrases("decided");
  private static final Phrases OPENING = Lexicon.phrases("decided opening");
  private static final Phrases PROPOSAL = Lexicon.phrases("proposal");
  private static final Phrases NO_PROPOSAL = Lexicon.phrases("no proposal");
  private static final Phrases AGREEMENT = Lexicon.phrases("agreement");
  private static final Phrases WEAK_AGREEMENT = Lexicon.phrases("weak agreement");
  private static final Phrases REFUSAL = Lexicon.phrases("refusal");

  private static final int WINDOW = 4;
  private static final int SHORT = 9;

  private final Dialogue dialogue;
  private final Taken taken;
  private final List<Scored> found = new ArrayList<>();

  DecisionFinder(Dialogue dialogue, Taken taken) {
    this.dialogue = dialogue;
    this.taken = taken;
  }

  List<Scored> find(Pace pace) {
    dialogue.eachHumanSentence(pace, this::consider);
    return found;
  }

  private void consider(Sentence sentence, int at) {
    if (sentence.reported()) {
      return;
    }
    int cue = sentence.startsWith(OPENING) ? 0 : DECIDED.find(sentence.words());
    if (cue >= 0 && Guards.isStated(sentence) && !Guards.isDenied(sentence, cue)) {
      declared(sentence, at);
    } else if (isProposal(sentence)) {
      agreed(sentence, at);
    }
  }

  private void declared(Sentence sentence, int at) {
    if (sentence.content().size() >= 3) {
      keep(sentence, List.of(), "", 3);
      return;
    }
    proposalBefore(at).ifPresent(proposal -> keep(proposal, List.of(sentence), "", 3));
  }

  /** "It's settled then" decides what was proposed last. */
  private Optional<Sentence> proposalBefore(int at) {
    for (int i = at - 1; i >= Math.max(0, at - WINDOW); i--) {
      Utterance earlier = dialogue.utterances().get(i);
      for (Sentence sentence : earlier.sentences()) {
        if (earlier.human() && isProposal(sentence) && !taken.contains(sentence)) {
          return Optional.of(sentence);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isProposal(Sentence sentence) {
    int cue = PROPOSAL.find(sentence.words());
    return cue >= 0
        && cue <= 3
        && sentence.content().size() >= 3
        && !sentence.contains(NO_PROPOSAL)
        && !Guards.isHypothetical(sentence);
  }

  private void agreed(Sentence proposal, int at) {
    Set<String> supporters = new LinkedHashSet<>();
    List<Sentence> evidence = new ArrayList<>();
    double support = 0;
    int end = Math.min(dialogue.utterances().size(), at + 1 + WINDOW);
    for (Utterance reply : dialogue.utterances().subList(at + 1, end)) {
      if (!reply.human() || reply.speaker().equals(proposal.speaker())) {
        continue;
      }
      if (reply.first().startsWith(REFUSAL)) {
        return;
      }
      double weight = weight(reply.first());
      if (weight > 0 && supporters.add(reply.speaker())) {
        support += weight;
        evidence.add(reply.first());
      }
    }
    if (support >= 2) {
      keep(proposal, evidence, " Agreed by " + String.join(", ", supporters) + ".", support);
    }
  }

  private static double weight(Sentence reply) {
    if (reply.question() || reply.words().size() > SHORT) {
      return 0;
    }
    int cue = AGREEMENT.find(reply.words());
    if (cue >= 0 && !Guards.isDenied(reply, cue)) {
      return 2;
    }
    return reply.startsWith(WEAK_AGREEMENT) ? 1 : 0;
  }

  private void keep(Sentence decision, List<Sentence> support, String remark, double sureness) {
    if (taken.contains(decision)) {
      return;
    }
    taken.add(decision);
    List<Evidence> evidence = new ArrayList<>(List.of(Evidence.of(decision)));
    support.stream().map(Evidence::of).forEach(evidence::add);
    double score = sureness + dialogue.salience(decision) / 4;
    found.add(new Scored(new Item(decision.quoted() + remark, evidence), score));
  }
}
