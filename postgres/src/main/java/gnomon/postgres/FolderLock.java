package gnomon.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to run PostgreSQL on a folder. The system frees it when the process
 * dies, however it dies; PostgreSQL itself does not inherit it.
 */
final class FolderLock {

  // Closing any channel on a locked file frees the lock of the whole process, so a second attempt
  // inside this process must not even open the file.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FolderLock take(Folder folder) throws IOException {
    var file = folder.lock();
    if (!HELD.add(file)) {
      throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
    }
    boolean taken = false;
    try {
      var channel = lockedOrRefused(folder);
      taken = true;
      return new FolderLock(file, channel);
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  private static FileChannel lockedOrRefused(Folder folder) throws IOException {
    var channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw inUse(folder, Files.readString(folder.lock()).strip());
    }
    folder.account().own(folder.lock());
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    return channel;
  }

  private static PostgresNotStarted inUse(Folder folder, String process) {
    return new PostgresNotStarted(
        "The data folder "
            + folder.root().getParent()
            + " is in use by process "
            + process
            + ".\nMaybe stop that process, or use --data to name another folder.");
  }

  void release() throws IOException {
    channel.close();
    HELD.remove(file);
  }
}
