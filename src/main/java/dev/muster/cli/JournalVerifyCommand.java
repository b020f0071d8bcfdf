package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.chain.JournalText;
import dev.muster.chain.verify.HeadLine;
import dev.muster.chain.verify.JournalVerification;
import dev.muster.chain.verify.VerificationResult;
import dev.muster.store.LoadedState;
import dev.muster.store.StoreReader;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// `muster journal verify`: finds any later edit or gap in the journal, and with `--head` a cut end too; compares the
/// tables with the journal.
final class JournalVerifyCommand implements Command {

    /// The exit code if the journal could not be verified: there is none, the database can't be reached, or it has
    /// another version.
    static final int NOT_VERIFIED = 3;

    private static final Flag HEAD = Flag.of(
            "--head", "FILE", "A file with an earlier output of `muster journal head`; with it, a cut end is found.");

    private final CommandContext context;

    JournalVerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "journal verify";
    }

    @Override
    public String description() {
        return """
                Finds any later edit or gap in the journal, and with --head also a cut end. A server may be running: the
                command verifies a snapshot of the journal from its own start.
                Exit codes: 0 unaltered, 1 altered, 2 wrong usage, 3 could not be verified.""";
    }

    @Override
    public int failed() {
        return NOT_VERIFIED;
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags(HEAD);
    }

    @Override
    public int run(Arguments arguments) {
        var verification = new JournalVerification(
                new JournalText(new SecureRandom()), arguments.text(HEAD.name()).map(JournalVerifyCommand::expected));
        try (StoreReader reader = OpenStore.reader(arguments.options(context), context.environment())) {
            return report(verified(reader, verification));
        }
    }

    /// Verifies the journal. Tables that can't be read are a finding too, because an external change may have written
    /// anything into them.
    private static VerificationResult verified(StoreReader reader, JournalVerification verification) {
        LoadedState loaded;
        try {
            loaded = reader.load(verification::accept);
        } catch (StoreRefused | StoreUnavailable notVerified) {
            throw notVerified;
        } catch (RuntimeException unreadable) {
            return verification.endUnreadable(unreadable);
        }
        return verification.end(loaded.head(), loaded.directory());
    }

    private static HeadLine expected(String head) {
        try {
            return HeadLine.read(Files.readString(Path.of(head)));
        } catch (IOException e) {
            throw new WrongOption("--head " + head + ": not a file that can be read");
        } catch (IllegalArgumentException e) {
            throw new WrongOption("--head " + head + ": " + e.getMessage());
        }
    }

    private int report(VerificationResult verified) {
        verified.findings()
                .forEach(finding -> context.out().println("entry " + finding.revision() + ": " + finding.sentence()));
        if (verified.more() > 0) {
            context.out().println("… and " + verified.more() + " more findings");
        }
        String size = verified.entries() + " entries, the last is " + verified.last();
        String erased = verified.erased() == 0 ? "" : ", " + verified.erased() + " personal values were erased";
        context.out().println((verified.unaltered() ? "unaltered: " : "ALTERED: ") + size + erased);
        return verified.unaltered() ? 0 : Main.FAILED;
    }
}
