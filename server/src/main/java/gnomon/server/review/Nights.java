package gnomon.server.review;

import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts the night's work at two o'clock of the business, at start-up, and whenever the business
 * day has moved on. A night that finds nothing to do costs two short queries.
 */
@Component
@ConditionalOnWebApplication
class Nights {

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final Judging judging;
  private final BusinessDay day;
  private final Organization organization;
  private final Clock clock;
  private final ReviewSettings settings;
  private @Nullable Turn last;

  Nights(
      Judging judging,
      BusinessDay day,
      Organization organization,
      Clock clock,
      ReviewSettings settings) {
    this.judging = judging;
    this.day = day;
    this.organization = organization;
    this.clock = clock;
    this.settings = settings;
  }

  /** The business day, and the day whose night has begun. */
  private record Turn(LocalDate today, LocalDate night) {}

  @Scheduled(fixedDelay = 30_000)
  void turn() {
    if (settings.nightly()) {
      Turn now =
          new Turn(
              day.today(),
              LocalDate.ofInstant(
                  clock.instant().minus(TWO_HOURS), organization.company(Scope.system()).zone()));
      if (!now.equals(last)) {
        judging.night();
        last = now;
      }
    }
  }
}
