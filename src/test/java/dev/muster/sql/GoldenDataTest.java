package dev.muster.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.chain.JournalText;
import dev.muster.chain.verify.HeadLine;
import dev.muster.chain.verify.JournalVerification;
import dev.muster.chain.verify.VerificationResult;
import dev.muster.directory.Role;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.LoadedState;
import dev.muster.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data directory written by version 0.1.0: the demo company, and a role that was created, altered,
/// granted, and given another owner and access control list. It never changes; every later version must
/// open it, find its journal complete, and read the values below from it.
class GoldenDataTest {

    private static final String FOLDER = "/golden/data-1/";

    private static final RoleId ROLE = RoleId.of("AA3678043074C8D3214F9FACCE924920");
    private static final ProjectId TUTORIAL = ProjectId.of("B19DEDCC11D4E0EFC000EB9495D0F44F");
    private static final long ENTRIES = 165;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itsJournalIsCompleteAndAgreesWithItsTables() {
        HeadLine head = HeadLine.read(new String(resource("head.txt"), StandardCharsets.UTF_8));
        try (Store store = open()) {
            JournalVerification verification =
                    new JournalVerification(new JournalText(new SecureRandom()), Optional.of(head));
            LoadedState loaded = store.load(verification::accept);
            VerificationResult verified = verification.end(loaded.head(), loaded.directory());

            assertThat(verified.findings()).isEmpty();
            assertThat(verified.entries()).isEqualTo(ENTRIES);
        }
    }

    @Test
    void itsObjectsAreUnaltered() {
        try (Store store = open()) {
            LoadedState loaded = store.load();
            Role role = loaded.directory().roles().find(ROLE).orElseThrow();

            assertThat(role.properties().name()).isEqualTo("Golden rôle");
            assertThat(role.properties().comment()).isEqualTo("why");
            assertThat(role.privileges()).isEqualTo(PrivilegeSet.of(1, 12, 18));
            assertThat(role.version()).isEqualTo("AF6A99D90F6D25B7E5BCAC82E63BF07B");
            assertThat(role.properties().acl().entries()).hasSize(5);
            assertThat(loaded.directory().grants().holders(ROLE, TUTORIAL).size())
                    .isEqualTo(2);
            assertThat(loaded.directory().users().size()).isEqualTo(64);
            assertThat(loaded.sessions()).hasSize(1);
        }
    }

    private Store open() {
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream(FOLDER + "muster.db.gz"));
                InputStream database = new GZIPInputStream(packed)) {
            Files.copy(database, folder.resolve("muster.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stores.open(DataDirectory.open(folder));
    }

    private byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FOLDER + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
