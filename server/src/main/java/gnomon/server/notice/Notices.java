package gnomon.server.notice;

import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The notices of all accounts. They are told in the caller's transaction, so what did not happen is
 * not told either. Accounts are no rows of a unit, so every statement names the account itself.
 */
@Service
public class Notices {

  private static final int MOST = 50;

  private final Database database;
  private final NoticeRepository repository;
  private final Accounts accounts;
  private final Clock clock;

  Notices(Database database, NoticeRepository repository, Accounts accounts, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What an account has before it, and how much of it is unread. */
  public record Inbox(int unread, List<Notice> notices) {}

  /** Tells each account once, whether it is named by itself or by its person. */
  public void tell(News news, Collection<? extends Recipient> recipients) {
    database.change(
        Scope.system(),
        _ -> {
          List<Long> told =
              recipients.stream()
                  .flatMap(recipient -> accountsOf(recipient).stream())
                  .distinct()
                  .filter(account -> repository.insert(account, news, clock.instant()))
                  .toList();
          if (!told.isEmpty()) {
            repository.announce();
          }
        });
  }

  private List<Long> accountsOf(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OfAccount account -> List.of(account.id());
      case Recipient.OfPerson person ->
          accounts.ofPerson(person.id()).stream().map(Account::id).toList();
    };
  }

  public Inbox inbox(Account account, boolean unreadOnly) {
    return database.read(
        Scope.system(),
        _ ->
            new Inbox(
                repository.unread(account.id()),
                repository.ofAccount(account.id(), unreadOnly, MOST)));
  }

  public void markRead(Account account, Collection<Long> ids) {
    database.change(
        Scope.system(),
        _ -> announceIf(repository.markRead(account.id(), ids, clock.instant()) > 0));
  }

  public void markAllRead(Account account) {
    database.change(
        Scope.system(), _ -> announceIf(repository.markAllRead(account.id(), clock.instant()) > 0));
  }

  private void announceIf(boolean changed) {
    if (changed) {
      repository.announce();
    }
  }
}
