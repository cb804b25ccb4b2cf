package gnomon.server.review;

import gnomon.engine.review.Verdict;
import java.time.LocalDate;

/** What can happen to an item. */
sealed interface Step {

  /** Someone has done what was to be done. */
  record Done(LocalDate on) implements Step {}

  /** The night has looked at the figures. */
  record Judged(LocalDate on, Verdict verdict) implements Step {}

  /** Someone wants another try. */
  record Reopened(LocalDate on) implements Step {}

  /** Someone gives the figures more time. */
  record Extended(int windowDays) implements Step {}

  /** Someone gives up, or is content. */
  record Closed() implements Step {}
}
