package gaia.lora;

/**
 * What is known of an adapter when its training begins.
 *
 * @param things how many different things it is to answer
 * @param tokens that all steps together read
 */
record NewAdapter(
    String owner,
    String campaign,
    String baseModel,
    String baseSha256,
    AdapterSettings settings,
    int things,
    int examples,
    long tokens,
    long bytesNeeded,
    int steps,
    String taskId) {}
