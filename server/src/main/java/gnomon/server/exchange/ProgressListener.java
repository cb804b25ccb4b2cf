package gnomon.server.exchange;

/** Is told how far an import is, after every chunk; its answer says whether the import goes on. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Takes note of the progress.
   *
   * @param phase code of the entity that is loaded, or {@code posting}
   * @param total rows, or facts' records, in this phase
   * @return false to stop; nothing is kept then
   */
  boolean at(String phase, long done, long total);
}
