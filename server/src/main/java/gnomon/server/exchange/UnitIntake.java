package gnomon.server.exchange;

import gnomon.server.api.Nearest;
import gnomon.server.organization.Unit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Units, parents before children; a unit is known by its name below its parent. */
final class UnitIntake implements Intake<Unit> {

  private final Loading loading;
  private final Branches branches;

  UnitIntake(Loading loading, Branches branches) {
    this.loading = loading;
    this.branches = branches;
  }

  @Override
  public String keyOf(Row row) {
    return row.value("parent") + "\n" + row.value("level") + "\n" + row.value("name");
  }

  @Override
  public Map<String, Unit> existing(Collection<String> keys) {
    Map<String, Unit> found = new HashMap<>();
    for (String key : keys) {
      String[] parts = key.split("\n", -1);
      parent(parts[0])
          .flatMap(parent ->
              branches.named(parts[2]).stream()
                  .filter(unit -> unit.parentId() != null && unit.parentId() == parent.id())
                  .filter(unit -> unit.level().code().equals(parts[1]))
                  .findFirst())
          .ifPresent(unit -> found.put(key, unit));
    }
    return found;
  }

  private Optional<Unit> parent(String name) {
    return name.isEmpty()
        ? Optional.of(branches.root())
        : branches.named(name).stream().findFirst();
  }

  @Override
  public @Nullable Unit read(Row row, String key, @Nullable Unit existing, Tally tally) {
    if (existing != null) {
      return existing;
    }
    String level = row.choice("level", null);
    String name = row.text("name", null);
    Optional<Unit> parent = parent(row.value("parent"));
    if (parent.isEmpty()) {
      String wanted = row.value("parent");
      loading.unknown(row, "parent", wanted, Nearest.to(wanted, branches.names()), tally);
    }
    if (level == null || name == null || parent.isEmpty()) {
      return null;
    }
    Unit.Level depth = Unit.Level.valueOf(level.toUpperCase(Locale.ROOT));
    if (depth.compareTo(parent.get().level()) <= 0) {
      row.problem(
          "level",
          level,
          "“%s”不能在%s之下。".formatted(level, parent.get().name()),
          "A %s cannot lie below %s, which is a %s."
              .formatted(level, parent.get().name(), parent.get().level().code()));
      return null;
    }
    return branches.below(parent.get(), depth, name);
  }

  @Override
  public void add(List<Unit> added) {
    // made when read, since a later row may lie below it
    loading.renew();
  }

  @Override
  public void change(List<Unit> changed) {
    // a unit is its name: there is nothing to change
    loading.renew();
  }
}
