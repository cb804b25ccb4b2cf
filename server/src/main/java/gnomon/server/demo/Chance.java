package gnomon.server.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is left to chance about one thing: a person, a customer, a team on a day. Every thing has a
 * stream of its own, found by its name, so that what is drawn for one never depends on another, on
 * the order in which they are asked, or on the machine: only exact operations and {@link
 * StrictMath} are used.
 */
final class Chance {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final RandomGenerator random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The stream of a thing of the company that a seed gives. */
  static Chance of(long seed, String thing) {
    return new Chance(mixed(seed * GOLDEN + hash(thing)));
  }

  static Chance of(long seed, String thing, long number) {
    return new Chance(mixed(mixed(seed * GOLDEN + hash(thing)) + GOLDEN * number));
  }

  /** FNV-1a over the characters, which unlike {@code hashCode} spreads over 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  double uniform() {
    return random.nextDouble();
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** A whole number, both ends included. */
  int between(int least, int most) {
    return least + (int) (uniform() * (most - least + 1));
  }

  /** Normal with mean 0 and deviation 1, as the sum of twelve uniform numbers. */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += uniform();
    }
    return sum;
  }

  /** A factor around 1 (in the median), lognormal. */
  double factor(double deviation) {
    return StrictMath.exp(deviation * normal());
  }

  /** Events of a rate; for rates up to some tens. */
  int events(double rate) {
    double limit = StrictMath.exp(-rate);
    int events = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      events++;
    }
    return events;
  }

  /** A whole number around a value, right in the mean. */
  int rounded(double value) {
    return (int) StrictMath.floor(value + uniform());
  }

  <T> T oneOf(List<T> all) {
    return all.get(between(0, all.size() - 1));
  }

  /** The position that is drawn by weight. */
  int weighted(List<Double> weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = uniform() * sum;
    for (int i = 0; i < weights.size() - 1; i++) {
      left -= weights.get(i);
      if (left < 0) {
        return i;
      }
    }
    return weights.size() - 1;
  }

  /** A probability moved by a number of log-odds. */
  static double moved(double probability, double logOdds) {
    double odds = probability / (1 - probability) * StrictMath.exp(logOdds);
    return odds / (1 + odds);
  }
}
