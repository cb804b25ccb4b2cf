package gnomon.server.search;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SearchRepository {

  private final DSLContext dsl;

  SearchRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * The ids of what has all the keys, within the scope of the transaction; shortest names first.
   */
  List<Long> find(String kind, String[] keys, int most) {
    return dsl.resultQuery("select * from search_by_name(?, ?, ?)", kind, keys, most)
        .fetch(0, Long.class);
  }
}
