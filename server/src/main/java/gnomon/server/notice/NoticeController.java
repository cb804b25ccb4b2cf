package gnomon.server.notice;

import gnomon.server.access.Account;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
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

  @GetMapping
  Notices.Inbox inbox(Account account, @RequestParam(defaultValue = "false") boolean unread) {
    return notices.inbox(account, unread);
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
