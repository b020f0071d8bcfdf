package dev.muster.cli;

import dev.muster.chain.verify.HeadLine;
import dev.muster.store.StoreReader;
import java.util.List;

/// `muster journal head`: how far the journal has come, as a line to be kept where nobody who can write to
/// the database can write.
final class JournalHeadCommand implements Command {

    private final CommandContext context;

    JournalHeadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "journal head";
    }

    @Override
    public String description() {
        return "Prints the journal's last entry as a line to be kept elsewhere. A server may be running.";
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags();
    }

    @Override
    public int run(Arguments given) {
        try (StoreReader reader = OpenStore.reader(given.options(context), context.environment())) {
            context.out().println(HeadLine.of(reader.head()).text());
            return 0;
        }
    }
}
