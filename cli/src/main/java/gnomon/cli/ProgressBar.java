package gnomon.cli;

import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for each phase on a terminal; nothing when the output goes to a file or a pipe. */
final class ProgressBar implements AutoCloseable {

  private final boolean shown = System.console() != null && System.console().isTerminal();
  private me.tongfei.progressbar.@Nullable ProgressBar bar;
  private String phase = "";

  /** Moves the bar; true, since nobody but Ctrl-C stops a command. */
  boolean at(String newPhase, long done, long total) {
    if (shown) {
      if (!newPhase.equals(phase) || bar == null) {
        close();
        phase = newPhase;
        bar =
            new ProgressBarBuilder()
                .setTaskName(newPhase)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
      }
      bar.maxHint(total);
      bar.stepTo(done);
    }
    return true;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
