package gnomon.server.pipeline;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The lists of reasons, which the company maintains. */
@Service
public class Reasons {

  /** Which of the lists. */
  enum Which {
    LOSS,
    BLOCKER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Database database;
  private final ReasonRepository repository;

  Reasons(Database database, ReasonRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  List<Reason> all(Scope scope, Which list) {
    return database.read(scope, _ -> repository.all(list.code()));
  }

  void save(Scope scope, Which list, Reason reason) {
    database.change(scope, _ -> repository.save(list.code(), reason));
  }

  /** Why a code cannot be chosen. */
  Optional<Refusal> refusal(Scope scope, Which list, String code) {
    List<Reason> active = all(scope, list).stream().filter(Reason::active).toList();
    if (active.stream().anyMatch(reason -> reason.code().equals(code))) {
      return Optional.empty();
    }
    String codes = active.stream().map(Reason::code).collect(Collectors.joining(", "));
    return Optional.of(
        Refusal.invalid(
            "unknown_reason",
            "reason",
            "列表中没有可选的原因“%s”。可选：%s。".formatted(code, codes),
            "The list has no reason \"%s\" to choose. Maybe one of %s.".formatted(code, codes)));
  }
}
