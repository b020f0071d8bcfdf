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

/// `muster journal verify`: finds any later edit, gap or missing middle, and with `--head` a cut end too;
/// compares the tables with what the journal says.
final class JournalVerifyCommand implements Command {

    /// Nothing is known about the journal: it isn't there, can't be reached, is of another version.
    static final int NOT_VERIFIED = 3;

    private static final Flag HEAD = Flag.of("--head", "FILE", "What `muster journal head` printed at some time.");

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
                Finds any later edit, gap or missing end of the journal. A server may be running: what is verified is
                the journal as it was when the command began.
                Exit codes: 0 all is as it was written, 1 it is not, 2 wrong usage, 3 it could not be verified.""";
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
    public int run(Arguments given) {
        var verification = new JournalVerification(
                new JournalText(new SecureRandom()), given.text(HEAD.name()).map(JournalVerifyCommand::expected));
        try (StoreReader reader = OpenStore.reader(given.options(context), context.environment())) {
            return report(verified(reader, verification));
        }
    }

    /// Whoever may write to the tables may write there what no reader expects: that is a finding too.
    private static VerificationResult verified(StoreReader reader, JournalVerification verification) {
        LoadedState loaded;
        try {
            loaded = reader.load(verification::accept);
        } catch (StoreRefused | StoreUnavailable unknown) {
            throw unknown;
        } catch (RuntimeException unreadable) {
            return verification.endUnreadable(unreadable);
        }
        return verification.end(loaded.head(), loaded.directory());
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

    private int report(VerificationResult verified) {
        verified.findings()
                .forEach(finding -> context.out().println("entry " + finding.revision() + ": " + finding.sentence()));
        if (verified.more() > 0) {
            context.out().println("… and " + verified.more() + " findings more");
        }
        String size = verified.entries() + " entries, the last is " + verified.last();
        String erased = verified.erased() == 0 ? "" : ", " + verified.erased() + " personal values were erased";
        context.out().println((verified.good() ? "good: " : "NOT as it was written: ") + size + erased);
        return verified.good() ? 0 : Main.FAILED;
    }
}
