package gnomon.server.target;

import java.util.List;

/**
 * The stored figures of one person.
 *
 * @param committed the year that the person was committed to when the draft was made
 * @param amounts minor units by month
 * @param planned the amounts when the draft was made
 * @param locked months that no change may move
 * @param edited months that someone has set, which balancing keeps
 */
record PlanRow(
    long unitId,
    long personId,
    long committed,
    List<Long> amounts,
    List<Long> planned,
    List<Boolean> locked,
    List<Boolean> edited) {

  String node() {
    return PlanNode.person(personId).print();
  }
}
