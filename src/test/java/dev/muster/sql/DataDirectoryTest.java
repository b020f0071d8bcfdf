package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void theDirectoryAndItsFilesAreForTheirOwnerOnly() throws IOException {
        Path path = folder.resolve("new/data");
        try (DataDirectory directory = DataDirectory.open(path)) {
            directory.setDemo();
            try (var store = Stores.open(directory);
                    Stream<Path> files = Files.list(path)) {
                assertThat(store.head().revision()).isZero();
                assertThat(files)
                        .extracting(file -> file.getFileName().toString())
                        .containsExactlyInAnyOrder(
                                "muster.lock", "muster.db", "muster.db-wal", "muster.db-shm", "demo");
                assertThat(permissions(path)).isEqualTo("rwx------");
                assertThat(Stream.of("muster.lock", "muster.db", "muster.db-wal", "muster.db-shm", "demo"))
                        .allMatch(name -> permissions(path.resolve(name)).equals("rw-------"));
            }
        }
    }

    @Test
    void aSecondOpeningInThisProcessIsRefusedUntilTheFirstIsClosed() {
        DataDirectory first = DataDirectory.open(folder);
        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("in use");
        first.close();
        DataDirectory.open(folder).close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamedAsTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining(file + " exists, but is not what is needed there");
    }

    @Test
    void anOpeningByAnotherProcessIsRefused() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("in use");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        DataDirectory.open(folder).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb2", "fuse.sshfs", "CIFS"})
    void aNetworkFileSystemIsRefused(String type) {
        assertThatThrownBy(() -> DataDirectory.refuseNetwork(folder, type))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("network file system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "zfs", "apfs", "overlay", "tmpfs", "NTFS"})
    void aLocalDiskIsAccepted(String type) {
        DataDirectory.refuseNetwork(folder, type);
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(StoreRefused.class);
    }

    @Test
    void theDirectoryStoresThatItIsADemo() {
        try (DataDirectory directory = DataDirectory.open(folder)) {
            assertThat(directory.isDemo()).isFalse();
            assertThat(directory.isNew()).isTrue();
            directory.setDemo();
            directory.setDemo();
        }
        try (DataDirectory directory = DataDirectory.open(folder)) {
            assertThat(directory.isDemo()).isTrue();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A process that keeps a data directory open until it is killed.
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] args) throws IOException {
            try (DataDirectory directory = DataDirectory.open(Path.of(args[0]))) {
                System.out.println("open");
                System.out.flush();
                int end = System.in.read();
                System.out.println(directory.path() + " closed after " + end);
            }
        }
    }
}
