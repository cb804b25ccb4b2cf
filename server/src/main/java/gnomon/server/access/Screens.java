package gnomon.server.access;

import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The screens on the walls and their keys. */
@Service
class Screens {

  private final Database database;
  private final ScreenRepository repository;
  private final Organization organization;
  private final Clock clock;

  Screens(Database database, ScreenRepository repository, Organization organization, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.clock = clock;
  }

  List<Screen> all() {
    return database.read(Scope.system(), _ -> repository.all());
  }

  /** A screen and the text of its key, which is shown this once. */
  record NewScreen(long id, String name, long unitId, String key) {
    @Override
    public String toString() {
      return "NewScreen[id=%d]".formatted(id);
    }
  }

  /**
   * Hangs up a screen. The same command again is refused, since the key cannot be shown a second
   * time.
   */
  NewScreen add(Account account, UUID command, String name, long unitId) {
    Secret secret = Secret.random("screen_");
    return database
        .write(
            Scope.system(),
            _ -> {
              if (organization.units(Scope.system()).find(unitId).isEmpty()) {
                throw noUnit(unitId).asException();
              }
              return repository.insert(
                  command, name, unitId, secret.hash(), account.id(), clock.instant());
            })
        .map(id -> new NewScreen(id, name, unitId, secret.text()))
        .orElseThrow(() -> added(name).asException());
  }

  private static Refusal noUnit(long unitId) {
    return Refusal.invalid(
        "unknown_unit",
        "unitId",
        "没有编号为 %d 的组织。".formatted(unitId),
        "There is no unit %d.".formatted(unitId));
  }

  private static Refusal added(String name) {
    return Refusal.conflict(
        "screen_added",
        "大屏“%s”已经创建，链接只显示一次。若没有看到，请撤销后重新创建。".formatted(name),
        "The screen \"%s\" was created already and its link is shown only once. If you did not see it, revoke it and create another."
            .formatted(name));
  }

  boolean revoke(long id) {
    return database.write(Scope.system(), _ -> repository.revoke(id, clock.instant()));
  }

  Optional<Screen> find(byte[] hash) {
    Instant now = clock.instant();
    Optional<Screen> screen = database.read(Scope.system(), _ -> repository.find(hash));
    screen
        .filter(found -> found.isUseOld(now))
        .ifPresent(
            found -> database.change(Scope.system(), _ -> repository.touch(found.id(), now)));
    return screen;
  }
}
