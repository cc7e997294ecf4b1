package com.thaloco.releaseconsole.explore;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystem;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterOutputStream2;
import org.apache.lucene.tests.mockfile.FilterPath;

/**
 * The disk of one maintainer: each change of it waits at the gate, as the calls of ports do, and
 * may fail for want of room, or be torn by a kill.
 */
final class FaultyDisk extends FilterFileSystemProvider {
  /** What becomes of a change. */
  enum Fate {
    /** It is made. */
    MADE,
    /** There is no room. */
    FULL,
    /** Half of it is written, and then the machine is dead. */
    TORN
  }

  private final PortGate gate;
  private final String place;
  private final Unsynced unsynced = new Unsynced();

  FaultyDisk(PortGate gate, int number) {
    super("faulty%d://".formatted(number), FileSystems.getDefault());
    this.gate = gate;
    this.place = "disk%d:".formatted(number);
  }

  /** The same machine on this disk. */
  Machine holding(Machine machine) {
    return new Machine(wrapPath(machine.folder()), machine.head(), machine.signed());
  }

  /**
   * The power goes.
   *
   * @param lied whether what was synced is lost too
   */
  void lose(boolean lied) {
    unsynced.lose(lied);
  }

  @Override
  public FilterPath wrapPath(Path path) {
    return new OnDisk(path, fileSystem);
  }

  /** A path on it, beside which names of another file system may stand. */
  private static final class OnDisk extends FilterPath {
    OnDisk(Path delegate, FilterFileSystem disk) {
      super(delegate, disk);
    }

    @Override
    public Path toDelegate(Path path) {
      return path instanceof FilterPath ? super.toDelegate(path) : path;
    }
  }

  private Fate fate() {
    return gate.pass(new Op<>(Op.Kind.DISK, place, true, _ -> Fate.MADE, Enum::ordinal));
  }

  /** Of a change that is made or not. */
  private void change() throws IOException {
    switch (fate()) {
      case MADE -> {}
      case FULL -> throw full();
      case TORN -> throw new Crash();
    }
  }

  private IOException full() {
    return new FileSystemException(place, "", "No space left on device");
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    change();
    super.createDirectory(folder, attributes);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change();
    unsynced.moves(FilterPath.unwrap(source), FilterPath.unwrap(target));
    super.move(source, target, options);
  }

  @Override
  public void delete(Path path) throws IOException {
    change();
    unsynced.changes(FilterPath.unwrap(path));
    super.delete(path);
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    change();
    unsynced.changes(FilterPath.unwrap(path));
    return new FilterOutputStream2(super.newOutputStream(path, options)) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        switch (fate()) {
          case MADE -> delegate.write(bytes, from, count);
          case FULL -> throw full();
          case TORN -> {
            delegate.write(bytes, from, count / 2);
            throw new Crash();
          }
        }
      }

      @Override
      public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
      }
    };
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path real = FilterPath.unwrap(path);
    if (!options.contains(StandardOpenOption.WRITE)) {
      return new FilterFileChannel(super.newFileChannel(path, options, attributes)) {
        @Override
        public void force(boolean metadata) throws IOException {
          delegate.force(metadata);
          unsynced.syncsFolder(real);
        }
      };
    }
    change();
    unsynced.changes(real);
    return new FilterFileChannel(super.newFileChannel(path, options, attributes)) {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return switch (fate()) {
          case MADE -> delegate.write(bytes);
          case FULL -> throw full();
          case TORN -> {
            delegate.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
            throw new Crash();
          }
        };
      }

      @Override
      public void force(boolean metadata) throws IOException {
        change();
        delegate.force(metadata);
        unsynced.syncs(real);
      }
    };
  }
}
