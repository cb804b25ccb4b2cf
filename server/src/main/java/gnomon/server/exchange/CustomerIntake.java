package gnomon.server.exchange;

import gnomon.server.customer.Customer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class CustomerIntake implements Intake<Customer> {

  private final Loading loading;
  private final MappedFile file;

  CustomerIntake(Loading loading, MappedFile file) {
    this.loading = loading;
    this.file = file;
  }

  @Override
  public String keyOf(Row row) {
    String key = row.value("key");
    return loading.key(key.isEmpty() ? row.value("name") : key);
  }

  @Override
  public Map<String, Customer> existing(Collection<String> keys) {
    return loading.registers().customers().byKeys(loading.scope(), keys);
  }

  @Override
  public @Nullable Customer read(Row row, String key, @Nullable Customer existing, Tally tally) {
    Long owner = loading.person(row, "owner", existing == null ? null : existing.ownerId(), tally);
    String parent = row.text("parent", null);
    String name = row.text("name", null);
    if (name == null) {
      return null;
    }
    return new Customer(
        existing == null ? 0 : existing.id(),
        key,
        name,
        row.text("industry", existing == null ? null : existing.industry()),
        row.text("region", existing == null ? null : existing.region()),
        row.text("tier", existing == null ? null : existing.tier()),
        parent != null
            ? loading.key(parent)
            : row.has("parent") || existing == null ? null : existing.parentKey(),
        owner,
        owner == null ? null : loading.unitToday(owner),
        attributes(row, existing),
        existing == null ? null : existing.firstOrderOn(),
        row.date("created", existing == null ? null : existing.createdOn()));
  }

  private Map<String, String> attributes(Row row, @Nullable Customer existing) {
    Map<String, String> attributes =
        new HashMap<>(existing == null ? Map.of() : existing.attributes());
    for (String field : file.fields()) {
      if (field.startsWith(ImportEntity.ATTRIBUTE)) {
        String name = field.substring(ImportEntity.ATTRIBUTE.length());
        String value = Objects.requireNonNullElse(row.text(field, null), "");
        if (value.isEmpty()) {
          attributes.remove(name);
        } else {
          attributes.put(name, value);
        }
      }
    }
    return attributes;
  }

  @Override
  public void add(List<Customer> added) {
    loading.registers().customers().add(loading.scope(), added);
  }

  @Override
  public void change(List<Customer> changed) {
    loading.registers().customers().change(loading.scope(), changed);
  }
}
