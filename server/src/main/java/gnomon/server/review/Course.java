package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands, and what may happen next.
 *
 * <pre>
 *   open ──done──► done ──judged──► effective ──judged again──► effective, for good
 *    ▲  ▲            │                   │
 *    │  └──no effect─┘   ┌───no effect───┘  a relapse: the next round begins
 *    │                   ▼
 *    └────reopened── undecided ──extended──► done
 * </pre>
 *
 * A person may close an item at any time, and re-open it.
 *
 * @param judgeOn the first day on which the figures are looked at; null when no look is to come
 * @param windowDays how long the figures are watched after it was done
 */
record Course(
    State state,
    int round,
    LocalDate dueOn,
    @Nullable LocalDate doneOn,
    @Nullable LocalDate judgeOn,
    int windowDays) {

  /** Time for another try, unless someone sets another date. */
  static final int DAYS_OF_A_NEW_TRY = 14;

  enum State {
    OPEN,
    DONE,
    EFFECTIVE,
    UNDECIDED,
    CLOSED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> find(String code) {
      return java.util.Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
  }

  /** Days that are watched, both inclusive. */
  record Window(LocalDate from, LocalDate to) {}

  static Course begin(LocalDate dueOn, int windowDays) {
    return new Course(State.OPEN, 1, dueOn, null, null, windowDays);
  }

  /** The course after a step; empty where the step cannot be taken. */
  Optional<Course> after(Step step) {
    return Optional.ofNullable(
        switch (step) {
          case Step.Done done when state == State.OPEN ->
              with(State.DONE, done.on(), done.on().plusDays(windowDays));
          case Step.Judged judged when state == State.DONE -> judged(judged);
          case Step.Judged judged when isWatched() -> judgedAgain(judged);
          case Step.Reopened _ when state == State.DONE -> with(State.OPEN, null, null);
          case Step.Reopened reopened when state != State.OPEN -> nextRound(reopened.on());
          case Step.Extended extended when isExtendedBy(extended) ->
              extended(extended.windowDays());
          case Step.Closed _ when state != State.CLOSED -> with(State.CLOSED, doneOn, null);
          case Step.Done _, Step.Judged _, Step.Reopened _, Step.Extended _, Step.Closed _ -> null;
        });
  }

  private Course judged(Step.Judged judged) {
    return switch (judged.verdict()) {
      case EFFECTIVE -> with(State.EFFECTIVE, doneOn, look().plusDays(windowDays));
      case NO_EFFECT -> nextRound(judged.on());
      case UNDECIDED -> with(State.UNDECIDED, doneOn, null);
    };
  }

  /** Once more after another window: only what excludes the wanted change is a relapse. */
  private Course judgedAgain(Step.Judged judged) {
    return switch (judged.verdict()) {
      case NO_EFFECT -> nextRound(judged.on());
      case EFFECTIVE, UNDECIDED -> with(State.EFFECTIVE, doneOn, null);
    };
  }

  private boolean isExtendedBy(Step.Extended step) {
    boolean waiting = state == State.UNDECIDED || state == State.DONE;
    return waiting && step.windowDays() > windowDays;
  }

  private Course extended(int days) {
    LocalDate done = Objects.requireNonNull(doneOn);
    return new Course(State.DONE, round, dueOn, done, done.plusDays(days), days);
  }

  private Course nextRound(LocalDate today) {
    LocalDate due = today.plusDays(DAYS_OF_A_NEW_TRY);
    return new Course(State.OPEN, round + 1, due, null, null, windowDays);
  }

  private Course with(State next, @Nullable LocalDate done, @Nullable LocalDate judge) {
    return new Course(next, round, dueOn, done, judge, windowDays);
  }

  /** Whether an effective item is still looked at once more. */
  boolean isWatched() {
    return state == State.EFFECTIVE && judgeOn != null;
  }

  /** Whether the figures are to be looked at by this day. */
  boolean isToBeJudged(LocalDate today) {
    boolean looksAhead = state == State.DONE || isWatched();
    return looksAhead && !today.isBefore(look());
  }

  /**
   * The days whose figures the next look compares with the baseline: they begin the day after it
   * was done, or after the first look, and end the day before this one.
   */
  Window window() {
    LocalDate end = look().minusDays(1);
    return isWatched()
        ? new Window(look().minusDays(windowDays), end)
        : new Window(Objects.requireNonNull(doneOn).plusDays(1), end);
  }

  private LocalDate look() {
    return Objects.requireNonNull(judgeOn, "No look at the figures is to come");
  }

  /** When the figures will be looked at, if it is done in time. */
  @Nullable LocalDate expectedLook() {
    return state == State.OPEN ? dueOn.plusDays(windowDays) : judgeOn;
  }
}
