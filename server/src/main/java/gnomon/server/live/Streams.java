package gnomon.server.live;

import gnomon.server.access.Accounts;
import gnomon.server.access.SignIn;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open event streams of this process. */
@Component
class Streams {

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

  private final Map<SseEmitter, SignIn> open = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final Accounts accounts;

  Streams(Accounts accounts) {
    this.accounts = accounts;
  }

  SseEmitter open(SignIn signIn) {
    SseEmitter stream = new SseEmitter(0L);
    open.put(stream, signIn);
    stream.onCompletion(() -> open.remove(stream));
    stream.onError(_ -> open.remove(stream));
    stream.onTimeout(stream::complete);
    send(stream, SseEmitter.event().comment("open").reconnectTime(2_000));
    return stream;
  }

  void send(Changed changed) {
    long id = number.incrementAndGet();
    streams()
        .forEach(stream ->
            send(stream, SseEmitter.event().id(Long.toString(id)).name("changed").data(changed)));
  }

  /** Keeps proxies from closing a silent stream, and finds the ones that are gone. */
  @Scheduled(fixedDelay = 15_000)
  void beat() {
    streams().forEach(stream -> send(stream, SseEmitter.event().comment("beat")));
  }

  /** Ends the streams whose account was disabled, or whose session, token or key ended. */
  @Scheduled(fixedDelay = 3_000)
  void endAbsent() {
    Map<SseEmitter, SignIn> asked = Map.copyOf(open);
    Set<SignIn> present = accounts.present(Set.copyOf(asked.values()));
    asked.forEach((stream, signIn) -> {
      if (!present.contains(signIn)) {
        open.remove(stream);
        stream.complete();
      }
    });
  }

  private Set<SseEmitter> streams() {
    return open.keySet();
  }

  private void send(SseEmitter stream, SseEmitter.SseEventBuilder event) {
    try {
      stream.send(event);
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("A stream is gone: {}", gone.getMessage());
      open.remove(stream);
    }
  }

  void closeAll() {
    streams().forEach(SseEmitter::complete);
    open.clear();
  }
}
