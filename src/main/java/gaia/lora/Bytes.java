package gaia.lora;

import java.util.Locale;

/** Amounts of memory in words. */
final class Bytes {

  private static final double GIBI = 1L << 30;
  private static final double MEBI = 1L << 20;

  private Bytes() {}

  static String of(long bytes) {
    return bytes >= GIBI
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI)
        : String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / MEBI));
  }
}
