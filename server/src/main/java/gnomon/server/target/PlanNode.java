package gnomon.server.target;

import gnomon.server.api.Refusal;
import gnomon.server.organization.UnitTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the target tree, written {@code company}, {@code unit:3} or {@code person:9}. */
public sealed interface PlanNode {

  /** The company or a unit below it. */
  record OfUnit(long id, boolean isCompany) implements PlanNode {
    @Override
    public String print() {
      return isCompany ? "company" : "unit:" + id;
    }
  }

  record OfPerson(long id) implements PlanNode {
    @Override
    public String print() {
      return "person:" + id;
    }
  }

  String print();

  static PlanNode unit(long id, UnitTree units) {
    return new OfUnit(id, units.root().id() == id);
  }

  static PlanNode person(long id) {
    return new OfPerson(id);
  }

  /** Reads the written form; refuses what is none, whether or not such a unit exists. */
  static PlanNode parse(String text, UnitTree units) {
    if (text.equals("company")) {
      return unit(units.root().id(), units);
    }
    Matcher matcher = Form.NUMBERED.matcher(text);
    if (!matcher.matches()) {
      throw Refusal.invalid(
              "invalid_node",
              "node",
              "“%s”不是目标树中的位置，应为 company、unit:编号 或 person:编号。".formatted(text),
              "\"%s\" is not a place in the target tree. Maybe company, unit:3 or person:9."
                  .formatted(text))
          .asException();
    }
    long id = Long.parseLong(matcher.group(2));
    return matcher.group(1).equals("unit") ? unit(id, units) : person(id);
  }

  /** Keeps the pattern out of the interface's public constants. */
  final class Form {
    private static final Pattern NUMBERED = Pattern.compile("(unit|person):([0-9]{1,18})");

    private Form() {}
  }
}
