package gnomon.server.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds one connection that listens for {@code gnomon_changed}. It reads no rows and so needs no
 * scope. When the connection breaks it comes back and tells everyone to look again, since something
 * may have been missed.
 */
@Component
@ConditionalOnWebApplication
class Listener implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int WAIT_MILLIS = 1_000;

  private final DataSource pool;
  private final Streams streams;
  private volatile @Nullable Thread thread;

  Listener(DataSource pool, Streams streams) {
    this.pool = pool;
    this.streams = streams;
  }

  @Override
  public void start() {
    Thread listener = Thread.ofVirtual().name("gnomon-listener").unstarted(this::run);
    thread = listener;
    listener.start();
  }

  private void run() {
    boolean again = false;
    while (isRunning()) {
      try {
        listen(again);
      } catch (SQLException broken) {
        again = true;
        if (isRunning()) {
          LOG.warn("Listening again in a second: {}", broken.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(boolean again) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen gnomon_changed");
      if (again) {
        streams.send(Changed.ANYTHING);
      }
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (isRunning()) {
        PGNotification[] found = postgres.getNotifications(WAIT_MILLIS);
        if (found != null) {
          passOn(found);
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void passOn(PGNotification[] found) {
    Set<String> payloads = new LinkedHashSet<>();
    Arrays.stream(found).forEach(notification -> payloads.add(notification.getParameter()));
    payloads.stream().map(Changed::parse).forEach(streams::send);
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    streams.closeAll();
    if (running != null) {
      try {
        running.join(2L * WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
