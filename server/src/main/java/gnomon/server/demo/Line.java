package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.demo.Business.Buying;
import gnomon.server.demo.Business.Good;
import gnomon.server.demo.Business.Trade;
import java.util.List;

/** The business lines of the group; how each does business is in {@link Business}. */
enum Line {
  CONSUMER("消费品"),
  MEDICAL("医疗设备"),
  CHARGING("新能源后市场"),
  EDUCATION("教育"),
  SOFTWARE("软件");

  private final String text;

  Line(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  private Business business() {
    return Business.of(this);
  }

  /** Leads of a team on a working day. */
  double leads() {
    return business().pace().leads();
  }

  /** Of the leads, a year. */
  double growth() {
    return business().pace().growth();
  }

  /** Customers of a team from before the beginning. */
  int oldClients() {
    return business().oldClients();
  }

  /** Mean working days at a node. */
  double dwell(Node node) {
    return Business.at(business().pace().dwell(), node);
  }

  /** The chance to go on from a node, for an average person and customer. */
  double conversion(Node node) {
    return Business.at(business().conversion(), node);
  }

  Buying buying() {
    return business().buying();
  }

  List<Good> goods() {
    return business().goods();
  }

  List<Trade> trades() {
    return business().trades();
  }

  /** Weights in the order of {@link Business#CHANNELS}. */
  List<Double> channels() {
    return business().channels();
  }
}
