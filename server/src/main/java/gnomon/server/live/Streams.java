package gnomon.server.live;

import java.io.IOException;
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

  private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong number = new AtomicLong();

  SseEmitter open() {
    SseEmitter stream = new SseEmitter(0L);
    open.add(stream);
    stream.onCompletion(() -> open.remove(stream));
    stream.onError(_ -> open.remove(stream));
    stream.onTimeout(stream::complete);
    send(stream, SseEmitter.event().comment("open").reconnectTime(2_000));
    return stream;
  }

  void send(Changed changed) {
    long id = number.incrementAndGet();
    open.forEach(stream ->
        send(stream, SseEmitter.event().id(Long.toString(id)).name("changed").data(changed)));
  }

  /** Keeps proxies from closing a silent stream, and finds the ones that are gone. */
  @Scheduled(fixedDelay = 15_000)
  void beat() {
    open.forEach(stream -> send(stream, SseEmitter.event().comment("beat")));
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
    open.forEach(SseEmitter::complete);
    open.clear();
  }
}
