package gnomon.server.demo;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.demo.Branch.Era;
import gnomon.server.demo.DemoRepository.Progress;
import gnomon.server.organization.Organization;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Products;
import gnomon.server.pipeline.Recording;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The load of one slice of the company. The process works from the first day on every time; what is
 * written down already is passed over, the rest goes into the database chunk by chunk.
 */
final class SliceLoad {

  private static final int CHUNK = 20_000;
  private static final Scope SCOPE = Scope.everything();

  private final Desk desk;
  private final Branch branch;
  private final int slice;
  private final LocalDate start;
  private final DemoRecords records;
  private LocalDate worked;
  private Progress progress;
  private List<DayBook> pieces = List.of();

  private SliceLoad(Desk desk, Branch branch, int slice, LocalDate start, Progress progress) {
    this.desk = desk;
    this.branch = branch;
    this.slice = slice;
    this.start = start;
    this.progress = progress;
    this.worked = start.minusDays(1);
    this.records =
        new DemoRecords(desk.products.all(SCOPE), desk.staff.people(), desk.circumstances());
  }

  /** What all slices are written down with. */
  @Component
  static final class Desk {
    private final Database database;
    private final DemoRepository repository;
    private final Organization organization;
    private final StaffLoad staff;
    private final ChunkLoad chunks;
    private final Products products;

    Desk(
        Database database,
        DemoRepository repository,
        Organization organization,
        StaffLoad staff,
        ChunkLoad chunks,
        Products products) {
      this.database = database;
      this.repository = repository;
      this.organization = organization;
      this.staff = staff;
      this.chunks = chunks;
      this.products = products;
    }

    /** Opens a slice; the first time its teams are founded. */
    SliceLoad open(DemoOptions options, int slice, Era era) {
      return database.write(
          Scope.system(),
          _ -> {
            Branch branch = new Branch(options, slice, era, organization.calendar(SCOPE));
            Progress progress =
                repository.progress(slice).orElseGet(() -> found(branch, slice, era.start()));
            return new SliceLoad(this, branch, slice, era.start(), progress);
          });
    }

    boolean isDone(int slice, LocalDate day) {
      return database.read(
          Scope.system(),
          _ ->
              repository
                  .progress(slice)
                  .filter(progress -> !progress.through().isBefore(day))
                  .isPresent());
    }

    private Progress found(Branch branch, int slice, LocalDate start) {
      staff.addTeams(branch.crews(), start);
      Progress nothing = new Progress(start.minusDays(1), 0);
      repository.save(slice, nothing);
      return nothing;
    }

    private Circumstances circumstances() {
      return new Circumstances(
          organization.people(SCOPE), organization.units(SCOPE), organization.newnessDays(SCOPE));
    }
  }

  LocalDate through() {
    return progress.through();
  }

  /**
   * Writes down everything up to a day.
   *
   * @param goesOn is told the day through which it is kept; false stops
   * @return whether it came to the day
   */
  boolean upTo(LocalDate last, Predicate<LocalDate> goesOn) {
    DayBook book = new DayBook();
    while (worked.isBefore(last)) {
      LocalDate day = worked.plusDays(1);
      boolean isWritten = !day.isAfter(progress.through());
      work(day, isWritten ? new DayBook() : book);
      if (isWritten) {
        continue;
      }
      if (progress.pieces() > 0) {
        pieces = book.pieces();
        while (writeNext(day)) {}
      } else if (book.size() >= CHUNK || day.equals(last)) {
        write(book, progress.through().plusDays(1), new Progress(day, 0), desk.chunks.asHistory());
      } else {
        continue;
      }
      book = new DayBook();
      if (!goesOn.test(day)) {
        return false;
      }
    }
    return true;
  }

  private void work(LocalDate day, DayBook book) {
    branch.work(day, book);
    worked = day;
  }

  /**
   * Writes down the next thing that happens on a day, known as it happens; everything before that
   * day is written down.
   *
   * @return false once the day is over
   */
  boolean next(LocalDate day) {
    if (worked.isBefore(day)) {
      DayBook book = new DayBook();
      work(day, book);
      pieces = book.pieces();
    }
    return writeNext(day);
  }

  private boolean writeNext(LocalDate day) {
    if (!progress.through().isBefore(day)) {
      return false;
    }
    int written = progress.pieces();
    boolean isLast = written + 1 >= pieces.size();
    Progress after = isLast ? new Progress(day, 0) : new Progress(progress.through(), written + 1);
    DayBook piece = written < pieces.size() ? pieces.get(written) : new DayBook();
    write(piece, day, after, new Recording.Now());
    return !isLast;
  }

  private void write(DayBook book, LocalDate from, Progress after, Recording recording) {
    desk.database.change(
        Scope.system(),
        _ -> {
          if (desk.staff.follow(branch.crews(), from, worked)) {
            records.renew(desk.staff.people(), desk.circumstances());
          }
          desk.chunks.write(book, from, records, branch.crews(), recording);
          desk.repository.save(slice, after);
        });
    progress = after;
  }

  /** Days from the beginning to a day. */
  long daysTo(LocalDate day) {
    return day.toEpochDay() - start.toEpochDay() + 1;
  }
}
