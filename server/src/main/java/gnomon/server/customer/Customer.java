package gnomon.server.customer;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it is now.
 *
 * @param id 0 before it is stored
 * @param key unique: the source that named it, then its key there
 * @param parentKey key of the customer that it belongs to
 * @param unitId the owner's unit, for who may see the record
 * @param attributes what else the source says about it
 * @param firstOrderOn day of the first signed order in the whole company
 */
public record Customer(
    long id,
    String key,
    String name,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    @Nullable String parentKey,
    @Nullable Long ownerId,
    @Nullable Long unitId,
    Map<String, String> attributes,
    @Nullable LocalDate firstOrderOn,
    @Nullable LocalDate createdOn) {

  public Customer {
    attributes = Map.copyOf(attributes);
  }
}
