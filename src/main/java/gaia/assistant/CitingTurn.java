package gaia.assistant;

/** The place of an answer: a turn of a conversation, and to whom it belongs. */
record CitingTurn(String owner, String campaign, String conversationId, int turnIndex) {}
