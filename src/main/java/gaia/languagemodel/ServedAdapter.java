package gaia.languagemodel;

import java.nio.file.Path;

/**
 * A LoRA adapter that is switched on.
 *
 * @param audience whose requests it helps with; all others get none of it
 * @param file a GGUF file that was made for the model
 */
public record ServedAdapter(Audience audience, Path file) {}
