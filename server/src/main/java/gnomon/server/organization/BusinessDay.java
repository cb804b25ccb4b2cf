package gnomon.server.organization;

import gnomon.server.database.Scope;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What day it is for the business: the date in the company's time zone, or the one that a demo has
 * set with {@code --today}. When something was recorded is never taken from here.
 */
@Component
public class BusinessDay {

  /**
   * How the day is set.
   *
   * @param today the fixed day of a demo
   */
  @ConfigurationProperties("gnomon")
  public record Settings(@Nullable LocalDate today) {}

  private final Settings settings;
  private volatile @Nullable LocalDate moved;
  private final Clock clock;
  private final Organization organization;

  BusinessDay(Settings settings, Clock clock, Organization organization) {
    this.settings = settings;
    this.clock = clock;
    this.organization = organization;
  }

  public LocalDate today() {
    LocalDate fixed = moved == null ? settings.today() : moved;
    return fixed != null
        ? fixed
        : LocalDate.ofInstant(clock.instant(), organization.company(Scope.system()).zone());
  }

  /** Lets the fixed day of a demo go on; the real day goes on by itself. */
  public void moveOn(LocalDate day) {
    if (!isFixed()) {
      throw new IllegalStateException(
          "Only a fixed day is moved, and this one is real: " + today());
    }
    moved = day;
  }

  public boolean isFixed() {
    return settings.today() != null;
  }
}
