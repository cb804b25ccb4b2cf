package gnomon.server.demo;

import gnomon.server.access.Role;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.demo.Branch.Era;
import gnomon.server.demo.Business.Good;
import gnomon.server.demo.DemoRepository.Begun;
import gnomon.server.exchange.ProgressListener;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Company;
import gnomon.server.organization.Organization;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Products;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * The demo company: a Chinese group with five business lines, generated as a process up to today.
 * What was loaded stays; a later today goes on from there. Since the process is the same every
 * time, going on means working again through the days that are loaded without writing them down.
 */
@Service
public class DemoCompany {

  private static final String NAME = "远衡集团";
  private static final String PHASE = "days";
  private static final Scope SCOPE = Scope.everything();

  private final Database database;
  private final DemoRepository repository;
  private final Organization organization;
  private final StaffLoad staff;
  private final SliceLoad.Desk desk;
  private final Products products;
  private final Follower follower;
  private final BusinessDay day;
  private final Guests guests;
  private final DemoPlans plans;
  private final DemoStandards standards;
  private final DemoImprovements improvements;

  DemoCompany(
      Database database,
      DemoRepository repository,
      Organization organization,
      StaffLoad staff,
      SliceLoad.Desk desk,
      Products products,
      Follower follower,
      BusinessDay day,
      Guests guests,
      DemoPlans plans,
      DemoStandards standards,
      DemoImprovements improvements) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.staff = staff;
    this.desk = desk;
    this.products = products;
    this.follower = follower;
    this.day = day;
    this.guests = guests;
    this.plans = plans;
    this.standards = standards;
    this.improvements = improvements;
  }

  /** One account a role; all but the administrator are people of the company. */
  public List<Guest> guests() {
    return List.of(
        new Guest("admin", Role.ADMINISTRATOR, "系统管理员"),
        new Guest("vp", Role.EXECUTIVE, DemoPeople.VICE_PRESIDENT),
        new Guest("ops", Role.OPERATIONS, DemoPeople.OPERATIONS),
        new Guest("finance", Role.FINANCE, DemoPeople.FINANCE),
        new Guest("zhou.lan", Role.MANAGER, DemoPeople.MANAGER),
        new Guest("chen.siyuan", Role.SELLER, DemoPeople.SELLER));
  }

  /** Loads what is missing up to today. */
  public boolean load(DemoOptions options, String password, ProgressListener progress) {
    return load(options, day.today(), password, progress);
  }

  /**
   * Loads what is missing up to a day.
   *
   * @return false if the listener stopped it; the next load goes on from there
   */
  public boolean load(
      DemoOptions options, LocalDate last, String password, ProgressListener progress) {
    Era era = begin(options, last);
    long days = ChronoUnit.DAYS.between(era.start(), last) + 1;
    boolean hasNew = false;
    for (int slice = 0; slice < options.scale(); slice++) {
      if (desk.isDone(slice, last)) {
        continue;
      }
      hasNew = true;
      SliceLoad load = desk.open(options, slice, era);
      long before = slice * days;
      boolean done =
          load.upTo(
              last,
              through -> progress.at(PHASE, before + load.daysTo(through), options.scale() * days));
      if (!done) {
        return false;
      }
    }
    follower.follow();
    if (hasNew) {
      database.change(Scope.system(), _ -> repository.lookAtTables());
    }
    standards.set(era.start());
    plans.make(options.scale(), last);
    guests.invite(guests(), password);
    guests
        .find("vp")
        .ifPresent(vp -> {
          Long owner = vp.personId();
          if (owner != null && options.teams() == DemoOptions.ALL_TEAMS) {
            improvements.add(vp, owner, era.quarter());
          }
        });
    return true;
  }

  /** Founds the company, or makes sure that it is the one that is asked for. */
  private Era begin(DemoOptions options, LocalDate today) {
    return database.write(
        Scope.system(),
        _ -> {
          Begun begun = repository.find().orElse(null);
          if (begun == null) {
            requireEmpty();
            begun = new Begun(options, Era.upTo(today));
            found(begun);
          } else if (!begun.options().equals(options)) {
            throw isAnother(begun.options(), options);
          }
          return begun.era();
        });
  }

  private void requireEmpty() {
    if (follower.version().entries() > 0) {
      throw Refusal.conflict(
              "demo_not_empty",
              "该数据库已有另一家公司。请用 --data 指定另一个文件夹。",
              "The database holds another company. Name another folder with --data.")
          .asException();
    }
  }

  private static RuntimeException isAnother(DemoOptions there, DemoOptions wanted) {
    return Refusal.conflict(
            "demo_other_options",
            "此处是种子 %d、规模 %d 的演示公司，不是种子 %d、规模 %d。请用 --data 指定另一个文件夹。"
                .formatted(there.seed(), there.scale(), wanted.seed(), wanted.scale()),
            "This is %s, not %s. Name another folder with --data."
                .formatted(there.text(), wanted.text()))
        .asException();
  }

  private void found(Begun begun) {
    repository.begin(begun);
    organization.saveCompany(
        SCOPE,
        new Company(
            NAME, "CNY", 1, "Asia/Shanghai", Company.CalendarKind.CN, Company.Visibility.ALL));
    products.add(
        SCOPE,
        Arrays.stream(Line.values())
            .flatMap(line -> line.goods().stream())
            .map(DemoCompany::product)
            .toList());
    staff.addLeaders(begun.options().seed(), begun.era().start());
  }

  private static Product product(Good good) {
    return new Product(0, good.key(), good.name(), good.line(), good.price() * 100);
  }

  /**
   * A company that goes on while it is looked at; call it once everything before today is loaded.
   */
  public LiveDemo live(DemoOptions options) {
    Era era = begin(options, day.today());
    List<SliceLoad> slices =
        IntStream.range(0, options.scale())
            .mapToObj(slice -> desk.open(options, slice, era))
            .toList();
    return new LiveDemo(slices, day);
  }
}
