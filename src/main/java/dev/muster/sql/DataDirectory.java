package dev.muster.sql;

import dev.muster.store.StoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/// Where a server keeps its files (docs/data-directory.md), locked against every other process for as
/// long as it is open.
public final class DataDirectory implements AutoCloseable {

    /// Where a lock or a mapped file of SQLite isn't what it is on a disk: two machines could write.
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "ceph",
            "lustre",
            "ncpfs",
            "webdav",
            "davfs",
            "davfs2",
            "fuse.sshfs",
            "fuse.ceph",
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.rclone",
            "fuse.smbnetfs",
            "macfuse",
            "osxfuse");

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Opens it, made with permissions for its owner only if it isn't there.
    ///
    /// @throws StoreRefused if it is in use, on a network file system, or no folder that can be written
    public static DataDirectory open(Path path) {
        try {
            make(path);
            refuseNetwork(path, Files.getFileStore(path).type());
            Path lockFile = path.resolve("muster.lock");
            touch(lockFile);
            return locked(path, lockFile);
        } catch (IOException e) {
            throw new StoreRefused("The data directory " + path + " can't be used: " + e.getMessage(), e);
        }
    }

    /// As [#open], but makes nothing.
    ///
    /// @throws StoreRefused also if it holds no database
    public static DataDirectory openExisting(Path path) {
        existingDatabase(path);
        return open(path);
    }

    private static DataDirectory locked(Path path, Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataDirectory(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held in this very process: the JVM says it by an exception.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StoreRefused("The data directory " + path + " is in use by another Muster", null);
    }

    static void refuseNetwork(Path path, String type) {
        if (NETWORK.contains(type.toLowerCase(Locale.ROOT))) {
            throw new StoreRefused(
                    "The data directory " + path + " is on a network file system (" + type
                            + "), where a database can't be kept safely: give a folder on a local disk, or use PostgreSQL",
                    null);
        }
    }

    /// The database's file in a directory that isn't opened for it, and so may be in use.
    ///
    /// @throws StoreRefused if there is none, or it is on a network file system
    static Path existingDatabase(Path path) {
        Path file = path.resolve("muster.db");
        if (!Files.exists(file)) {
            throw new StoreRefused("There is no database in the data directory " + path, null);
        }
        try {
            refuseNetwork(path, Files.getFileStore(path).type());
        } catch (IOException e) {
            throw new StoreRefused("The data directory " + path + " can't be used: " + e.getMessage(), e);
        }
        return file;
    }

    /// The folder itself.
    public Path path() {
        return path;
    }

    /// Whether no database was ever made here.
    public boolean isNew() {
        return !Files.exists(path.resolve("muster.db"));
    }

    /// Whether demo data was put here, with passwords that everybody knows.
    public boolean isDemo() {
        return Files.exists(path.resolve("demo"));
    }

    /// Marks it as holding demo data, for ever: a server that isn't a demo refuses it.
    public void markDemo() {
        try {
            touch(path.resolve("demo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database's file, made empty if there is none: SQLite gives its other files the same permissions.
    Path database() {
        Path file = path.resolve("muster.db");
        try {
            touch(file);
        } catch (IOException e) {
            throw new StoreRefused("The database " + file + " can't be made: " + e.getMessage(), e);
        }
        return file;
    }

    /// Lets another process have it.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, only(path, OWNER_FOLDER));
        }
    }

    private static void touch(Path file) throws IOException {
        try {
            Files.createFile(file, only(file, OWNER_FILE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        }
    }

    /// Nothing where permissions are of another kind: there the folder's are inherited.
    private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
