package gnomon.server.demo;

import gnomon.engine.calendar.WorkingCalendar;
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
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Products;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
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
  private static final int CHUNK = 40_000;
  private static final Scope SCOPE = Scope.everything();

  private final Database database;
  private final DemoRepository repository;
  private final Organization organization;
  private final StaffLoad staff;
  private final ChunkLoad chunks;
  private final Products products;
  private final Follower follower;
  private final BusinessDay day;
  private final Guests guests;
  private final DemoPlans plans;

  DemoCompany(
      Database database,
      DemoRepository repository,
      Organization organization,
      StaffLoad staff,
      ChunkLoad chunks,
      Products products,
      Follower follower,
      BusinessDay day,
      Guests guests,
      DemoPlans plans) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.staff = staff;
    this.chunks = chunks;
    this.products = products;
    this.follower = follower;
    this.day = day;
    this.guests = guests;
    this.plans = plans;
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

  /**
   * Loads what is missing up to today.
   *
   * @return false if the listener stopped it; the next load goes on from there
   */
  public boolean load(DemoOptions options, String password, ProgressListener progress) {
    LocalDate today = day.today();
    Era era = begin(options, today);
    for (int slice = 0; slice < options.scale(); slice++) {
      if (!loadSlice(options, era, slice, today, progress)) {
        return false;
      }
    }
    follower.follow();
    plans.make(options.scale(), today);
    guests.invite(guests(), password);
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

  private boolean loadSlice(
      DemoOptions options, Era era, int slice, LocalDate today, ProgressListener progress) {
    LocalDate loaded = repositoryThrough(slice).orElse(era.start().minusDays(1));
    if (!loaded.isBefore(today)) {
      return true;
    }
    WorkingCalendar calendar = WorkingCalendar.china();
    Branch branch = new Branch(options, slice, era, calendar);
    if (loaded.isBefore(era.start())) {
      database.change(
          Scope.system(),
          _ -> {
            staff.addTeams(branch.crews(), era.start());
            repository.saveThrough(slice, era.start().minusDays(1));
          });
    }
    return new SliceLoad(branch, slice, era, loaded).upTo(today, options.scale(), progress);
  }

  private java.util.Optional<LocalDate> repositoryThrough(int slice) {
    return database.read(Scope.system(), _ -> repository.through(slice));
  }

  /** The load of one slice of the company, chunk by chunk. */
  private final class SliceLoad {

    private final Branch branch;
    private final int slice;
    private final Era era;
    private final LocalDate loaded;
    private final DemoRecords records;

    SliceLoad(Branch branch, int slice, Era era, LocalDate loaded) {
      this.branch = branch;
      this.slice = slice;
      this.era = era;
      this.loaded = loaded;
      this.records = new DemoRecords(products.all(SCOPE), staff.people(), circumstances());
    }

    boolean upTo(LocalDate today, int slices, ProgressListener progress) {
      long days = ChronoUnit.DAYS.between(era.start(), today) + 1;
      DayBook book = new DayBook();
      LocalDate from = loaded.plusDays(1);
      for (LocalDate date = era.start(); !date.isAfter(today); date = date.plusDays(1)) {
        DayBook page = date.isBefore(from) ? new DayBook() : book;
        branch.work(date, page);
        if (page == book && (book.size() >= CHUNK || date.equals(today))) {
          write(book, from, date);
          book = new DayBook();
          from = date.plusDays(1);
          long done = slice * days + ChronoUnit.DAYS.between(era.start(), date) + 1;
          if (!progress.at(PHASE, done, slices * days)) {
            return false;
          }
        }
      }
      return true;
    }

    private void write(DayBook book, LocalDate from, LocalDate to) {
      database.change(
          Scope.system(),
          _ -> {
            if (staff.follow(branch.crews(), from, to)) {
              records.renew(staff.people(), circumstances());
            }
            chunks.write(book, from, records, branch.crews());
            repository.saveThrough(slice, to);
          });
    }

    private Circumstances circumstances() {
      return new Circumstances(
          organization.people(SCOPE), organization.units(SCOPE), organization.newnessDays(SCOPE));
    }
  }
}
