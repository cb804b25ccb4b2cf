package gnomon.server.notice;

import gnomon.server.access.Account;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(value = "/api/notices", produces = "application/json")
class NoticeController {

  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  /** Which notices were read: some, or all of them. */
  record NoticesRead(@Nullable @Size(max = 200) List<Long> ids, @Nullable Boolean all) {}

  /** What an account has before it, in the language that it asks in. */
  record Inbox(int unread, List<Line> notices) {}

  /** A notice as it is read. */
  @Schema(name = "NoticeLine")
  record Line(long id, Notice.Kind kind, String text, String to, Instant at, boolean read) {
    static Line of(Notice notice, Locale locale) {
      return new Line(
          notice.id(),
          notice.kind(),
          notice.text().in(locale),
          notice.to(),
          notice.at(),
          notice.read());
    }
  }

  @GetMapping
  Inbox inbox(
      Account account, Locale locale, @RequestParam(defaultValue = "false") boolean unread) {
    Notices.Inbox found = notices.inbox(account, unread);
    return new Inbox(
        found.unread(), found.notices().stream().map(notice -> Line.of(notice, locale)).toList());
  }

  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(Account account, @Valid @RequestBody NoticesRead reading) {
    if (Boolean.TRUE.equals(reading.all())) {
      notices.markAllRead(account);
    } else if (reading.ids() != null) {
      notices.markRead(account, reading.ids());
    }
  }
}
