package gnomon.server.live;

import gnomon.server.access.SignIn;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class LiveController {

  private final Streams streams;

  LiveController(Streams streams) {
    this.streams = streams;
  }

  /** One stream a browser: it says what changed, and the browser asks again. */
  @Hidden
  @GetMapping(value = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(SignIn signIn) {
    return streams.open(signIn);
  }
}
