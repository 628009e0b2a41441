package gaia.embedding;

/** Arithmetic on single vectors; sums are kept in double so that long vectors stay exact. */
final class Vectors {

  private Vectors() {}

  /** Adds {@code factor} times the vector that begins at {@code offset}. */
  static void add(float[] to, float[] from, int offset, float factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[offset + i];
    }
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** The same array at length 1; a vector of (nearly) no length becomes all zeros. */
  static float[] unit(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float factor = length > 1e-9 ? (float) (1 / length) : 0f;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }

  /** Takes out the part that points along a unit direction. */
  static void removeDirection(float[] vector, float[] direction) {
    add(vector, direction, 0, (float) -dot(vector, direction));
  }
}
