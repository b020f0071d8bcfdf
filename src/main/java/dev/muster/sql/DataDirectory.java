package dev.muster.sql;

import dev.muster.store.StoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/// The data directory of a server (docs/data-directory.md). While it is open, it is locked against every other process.
public final class DataDirectory implements AutoCloseable {

    /// Types of network file systems. SQLite's locks and mapped files don't work there: two machines could write at
    /// once.
    private static final Set<String> NETWORK_TYPES = Set.of(
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

    /// Opens a data directory. If the folder does not exist, it is created with permissions for its owner only.
    ///
    /// @throws StoreRefused if the folder is in use, is on a network file system, or can't be written
    public static DataDirectory open(Path path) {
        try {
            create(path);
            refuseNetwork(path, Files.getFileStore(path).type());
            Path lockFile = path.resolve("muster.lock");
            createIfMissing(lockFile);
            return locked(path, lockFile);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /// Opens a data directory as [#open] does, but creates nothing.
    ///
    /// @throws StoreRefused also if the folder has no database
    public static DataDirectory openExisting(Path path) {
        existingDatabase(path);
        return open(path);
    }

    private static StoreRefused unusable(Path path, IOException e) {
        return new StoreRefused(
                "The data directory " + path + " can't be used: " + reason(e)
                        + ". Give a folder that this user may read and write",
                e);
    }

    /// The reason of a failure in words. The exception itself often names only the file.
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException other -> other.getFile() + " exists, but is not what is needed there";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static DataDirectory locked(Path path, Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataDirectory(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // This process has the lock already: the JVM reports that by an exception.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StoreRefused(
                "The data directory " + path + " is in use by another Muster. Stop it first, or give another folder",
                null);
    }

    static void refuseNetwork(Path path, String type) {
        if (NETWORK_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new StoreRefused(
                    "The data directory " + path + " is on a network file system (" + type
                            + "), where a database isn't safe. Give a folder on a local disk, or use PostgreSQL",
                    null);
        }
    }

    /// The database file in a directory that may be in use, because it is not opened.
    ///
    /// @throws StoreRefused if the file does not exist, or is on a network file system
    static Path existingDatabase(Path path) {
        Path file = path.resolve("muster.db");
        if (!Files.exists(file)) {
            throw new StoreRefused(
                    "There is no database in the data directory " + path + ". Give the folder of a server that has run",
                    null);
        }
        try {
            refuseNetwork(path, Files.getFileStore(path).type());
        } catch (IOException e) {
            throw unusable(path, e);
        }
        return file;
    }

    /// The path of the folder.
    public Path path() {
        return path;
    }

    /// Whether the folder has no database yet.
    public boolean isNew() {
        return !Files.exists(path.resolve("muster.db"));
    }

    /// Whether the folder has demo data, with publicly known passwords.
    public boolean isDemo() {
        return Files.exists(path.resolve("demo"));
    }

    /// Records for ever that the folder has demo data. A server that is not a demo refuses it.
    public void setDemo() {
        try {
            createIfMissing(path.resolve("demo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database file. It is created empty if it does not exist, because SQLite gives its other files the same
    /// permissions.
    Path database() {
        Path file = path.resolve("muster.db");
        try {
            createIfMissing(file);
        } catch (IOException e) {
            throw new StoreRefused("The database " + file + " can't be created: " + reason(e), e);
        }
        return file;
    }

    /// Releases the lock.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, attributes(path, OWNER_FOLDER));
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, OWNER_FILE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        }
    }

    /// The permissions as attributes; none on file systems without POSIX permissions, where a file inherits those of
    /// its folder.
    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
