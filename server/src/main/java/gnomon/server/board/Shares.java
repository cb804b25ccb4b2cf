package gnomon.server.board;

import gnomon.server.api.Text;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.target.PlanNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place with the parts that it consists of. What belongs to the place but to none of its parts,
 * such as a deal of someone who is not in the plan, is a part of its own, so nothing is lost.
 */
record Shares(Share whole, List<Share> parts, @Nullable Instant asOf) {

  private static final Text NOT_ASSIGNED = new Text("未归属", "Not assigned");

  static Shares of(Frame frame, Places places, Facts facts, PlanNode node, Locale locale) {
    return switch (node) {
      case PlanNode.OfUnit unit -> new Builder(frame, places, facts, unit).build(locale);
      case PlanNode.OfPerson person -> ofPerson(frame, places, facts, person);
    };
  }

  private static Shares ofPerson(
      Frame frame, Places places, Facts facts, PlanNode.OfPerson person) {
    Facts.ByUnit year = facts.ofPerson(frame, person, frame.yearFrom(), frame.yearUntil());
    Map<YearMonth, Long> done = year.of(person.id());
    long inPeriod =
        frame.kind() == BoardPeriod.WEEK
            ? total(facts.ofPerson(frame, person, frame.from(), frame.until()).of(person.id()))
            : Share.sum(done, frame.months());
    Board.Place place = places.place(person);
    Share whole =
        new Share(
            place.node(),
            place.name(),
            place.level(),
            null,
            done,
            inPeriod,
            places.planned(person.id()));
    return new Shares(whole, List.of(), year.answer().map(answer -> answer.asOf()).orElse(null));
  }

  private static long total(Map<YearMonth, Long> months) {
    return months.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Builds the shares of a unit from one question by unit and one by its own people. */
  private static final class Builder {

    private final Frame frame;
    private final Places places;
    private final PlanNode.OfUnit unit;
    private final Facts.ByUnit year;
    private final Facts.ByUnit span;
    private final Map<Long, Map<YearMonth, Long>> peopleInYear;
    private final Map<Long, Map<YearMonth, Long>> peopleInSpan;

    Builder(Frame frame, Places places, Facts facts, PlanNode.OfUnit unit) {
      this.frame = frame;
      this.places = places;
      this.unit = unit;
      List<Person> own = places.peopleOf(unit.id());
      LocalDate first = frame.yearFrom();
      LocalDate last = frame.yearUntil();
      this.year = facts.byUnit(frame, unit, first, last);
      this.peopleInYear = facts.byPerson(frame, unit, own, first, last);
      boolean week = frame.kind() == BoardPeriod.WEEK;
      this.span = week ? facts.byUnit(frame, unit, frame.from(), frame.until()) : year;
      this.peopleInSpan =
          week ? facts.byPerson(frame, unit, own, frame.from(), frame.until()) : peopleInYear;
    }

    Shares build(Locale locale) {
      List<Share> parts = new ArrayList<>();
      for (Unit child : frame.units().children(unit.id())) {
        Share part = ofUnit(child);
        if (places.isInhabited(child.id()) || part.doneInPeriod() != 0 || total(part.done()) != 0) {
          parts.add(part);
        }
      }
      places.peopleOf(unit.id()).forEach(person -> parts.add(ofMember(person)));
      Share whole = ofUnit(frame.units().get(unit.id()));
      Share rest = rest(whole, parts, locale);
      if (!parts.isEmpty() && (rest.doneInPeriod() != 0 || total(rest.done()) != 0)) {
        parts.add(rest);
      }
      return new Shares(
          whole, List.copyOf(parts), year.answer().map(answer -> answer.asOf()).orElse(null));
    }

    private Share ofUnit(Unit place) {
      Collection<Long> subtree = frame.units().subtree(place.id());
      Map<YearMonth, Long> done = new HashMap<>();
      subtree.forEach(
          id -> year.of(id).forEach((month, value) -> done.merge(month, value, Long::sum)));
      long inPeriod =
          subtree.stream().mapToLong(id -> Share.sum(span.of(id), frame.months())).sum();
      return new Share(
          PlanNode.unit(place.id(), frame.units()).print(),
          place.name(),
          place.level().code(),
          frame.people().lead(place.id(), frame.today()).map(Person::name).orElse(null),
          done,
          inPeriod,
          places.plannedBelow(place.id()));
    }

    private Share ofMember(Person person) {
      return new Share(
          PlanNode.person(person.id()).print(),
          person.name(),
          "person",
          null,
          peopleInYear.getOrDefault(person.id(), Map.of()),
          Share.sum(peopleInSpan.getOrDefault(person.id(), Map.of()), frame.months()),
          places.planned(person.id()));
    }

    private static Share rest(Share whole, List<Share> parts, Locale locale) {
      Map<YearMonth, Long> left = new HashMap<>(whole.done());
      parts.forEach(
          part -> part.done().forEach((month, value) -> left.merge(month, -value, Long::sum)));
      long inPeriod = whole.doneInPeriod() - parts.stream().mapToLong(Share::doneInPeriod).sum();
      return new Share(
          whole.node(), NOT_ASSIGNED.in(locale), whole.level(), null, left, inPeriod, List.of());
    }
  }
}
