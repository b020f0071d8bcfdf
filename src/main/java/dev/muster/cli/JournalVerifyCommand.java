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
import java.util.List;

/// `muster journal verify`: finds any later edit, gap or missing middle, and with `--head` a cut end too;
/// compares the tables with what the journal says.
final class JournalVerifyCommand implements Command {

    private static final Flag HEAD = Flag.of("--head", "FILE", "What `muster journal head` printed at some time.");

    private final Shell shell;

    JournalVerifyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "journal verify";
    }

    @Override
    public String description() {
        return "Finds any later edit, gap or missing end of the journal.";
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags(HEAD);
    }

    @Override
    public int run(Arguments given) {
        var verification = new JournalVerification(
                new JournalText(new SecureRandom()), given.text(HEAD.name()).map(JournalVerifyCommand::expected));
        try (OpenStore open = OpenStore.of(given.options(shell), shell.environment())) {
            Loaded loaded = open.store().load(verification::accept);
            return report(verification.end(loaded.head(), loaded.directory()));
        }
    }

    private static HeadLine expected(String head) {
        try {
            return HeadLine.read(Files.readString(Path.of(head)));
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
