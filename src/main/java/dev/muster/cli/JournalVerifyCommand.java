package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.store.JournalText;
import dev.muster.store.Loaded;
import dev.muster.store.verify.HeadLine;
import dev.muster.store.verify.JournalVerification;
import dev.muster.store.verify.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster journal verify`: finds any later edit, gap or missing middle, and with `--head` a cut end too;
/// compares the tables with what the journal says.
@Command(name = "verify", description = "Finds any later edit, gap or missing end of the journal.")
final class JournalVerifyCommand implements Callable<Integer> {

    private final Shell shell;

    @Option(names = "--head", paramLabel = "FILE", description = "What `muster journal head` printed at some time.")
    private @Nullable Path head;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    JournalVerifyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        var verification = new JournalVerification(new JournalText(new SecureRandom()), expected());
        try (OpenStore open = OpenStore.of(ServerOptions.given(spec, shell), shell.environment())) {
            Loaded loaded = open.store().load(verification::accept);
            return report(verification.end(loaded.head(), loaded.directory()));
        }
    }

    private Optional<HeadLine> expected() {
        if (head == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(HeadLine.read(Files.readString(head)));
        } catch (IOException e) {
            throw new WrongOption("--head " + head + ": can't be read");
        } catch (IllegalArgumentException e) {
            throw new WrongOption("--head " + head + ": " + e.getMessage());
        }
    }

    private int report(Verified verified) {
        verified.findings()
                .forEach(finding -> shell.out().println("entry " + finding.revision() + ": " + finding.sentence()));
        if (verified.more() > 0) {
            shell.out().println("… and " + verified.more() + " findings more");
        }
        String size = verified.entries() + " entries, the last is " + verified.last();
        String erased = verified.erased() == 0 ? "" : ", " + verified.erased() + " personal values were erased";
        shell.out().println((verified.good() ? "good: " : "NOT as it was written: ") + size + erased);
        return verified.good() ? 0 : Main.FAILED;
    }
}
