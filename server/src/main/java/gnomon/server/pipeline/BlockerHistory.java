package gnomon.server.pipeline;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Stores blockers of the past, many at a time, for a loader that knows when they were solved. */
@Service
public class BlockerHistory {

  private final Database database;
  private final BlockerRepository repository;
  private final Organization organization;

  BlockerHistory(Database database, BlockerRepository repository, Organization organization) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
  }

  /**
   * Stores what has come up and what has ended.
   *
   * @param raised those that are not stored yet
   * @param solved stored ones, found by deal, node and day
   * @param deals by id, those that the raised ones hold up
   */
  public void add(Scope scope, List<Blocker> raised, List<Blocker> solved, Map<Long, Deal> deals) {
    database.change(
        scope,
        _ -> {
          repository.insert(raised, deals, organization.company(scope).zone());
          repository.solve(solved, organization.company(scope).zone());
        });
  }
}
