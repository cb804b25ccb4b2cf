package gnomon.server.review;

import gnomon.server.access.Viewer;
import gnomon.server.review.Improvements.Command;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Items of the past, for a company whose history is loaded: they are made and done by the same
 * commands as any other, and judged by the same night's work.
 */
@Service
public class PastImprovements {

  private final Improvements improvements;
  private final Judging judging;

  PastImprovements(Improvements improvements, Judging judging) {
    this.improvements = improvements;
    this.judging = judging;
  }

  /**
   * An item that was done.
   *
   * @param id of the command; the same twice makes one item
   * @param where values by dimension
   * @param doneOn not before the end of the baseline
   * @param wanted change in points, as a fraction
   */
  public record Past(
      UUID id,
      String title,
      String text,
      long ownerId,
      String measure,
      Map<String, String> where,
      LocalDate baselineFrom,
      LocalDate baselineTo,
      LocalDate doneOn,
      int windowDays,
      String wanted) {

    NewImprovement wish() {
      return new NewImprovement(
          id,
          null,
          title,
          text,
          ownerId,
          doneOn,
          measure,
          where,
          "company",
          baselineFrom,
          baselineTo,
          windowDays,
          "points",
          wanted,
          null,
          null);
    }

    /** The command that says it is done, named after the one that makes it. */
    UUID done() {
      return new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits());
    }
  }

  /** Makes an item and says when it was done. */
  public void add(Viewer viewer, Past past) {
    ItemPage made = improvements.create(viewer, past.wish());
    improvements.done(
        viewer,
        made.item().id(),
        new Command(past.done(), made.version(), past.doneOn()),
        past.doneOn());
  }

  /** Judges what is due, as a night does; returns how many items that were. */
  public int judge() {
    return judging.night();
  }
}
