package gnomon.server.access;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The sessions of an account; a command on the command line has none. */
@Component
class Sessions {

  private final ObjectProvider<FindByIndexNameSessionRepository<?>> stored;

  Sessions(ObjectProvider<FindByIndexNameSessionRepository<?>> stored) {
    this.stored = stored;
  }

  /** Ends every session of the account but one. */
  void endOthers(Account account, String kept) {
    stored.ifAvailable(sessions -> {
      Set<String> ids = Set.copyOf(sessions.findByPrincipalName(account.username()).keySet());
      ids.stream().filter(id -> !id.equals(kept)).forEach(sessions::deleteById);
    });
  }
}
