package gnomon.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves by hand. It starts at the real time, since sessions use that. */
public final class TestClock extends Clock {

  private volatile Instant now = Instant.now();

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Everyone asks for the instant only");
  }

  /** Puts the clock into the server. */
  @TestConfiguration
  public static class InServer {

    @Bean
    @Primary
    TestClock testClock() {
      return new TestClock();
    }
  }
}
