package gnomon.server.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An improvement item as it is stored.
 *
 * @param creatorId the person who made it, where the account belongs to one
 * @param origin JSON of the finding that it came from, as it was then
 */
record Item(
    long id,
    String title,
    String text,
    long ownerId,
    @Nullable Long creatorId,
    long createdBy,
    Instant createdAt,
    Place place,
    Aim aim,
    @Nullable String origin,
    Course course,
    int version) {

  Item with(Course next) {
    return new Item(
        id, title, text, ownerId, creatorId, createdBy, createdAt, place, aim, origin, next,
        version);
  }

  String path() {
    return "/improvements/" + id;
  }
}
