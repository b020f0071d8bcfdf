package dev.muster.cli;

import dev.muster.chain.verify.HeadLine;
import dev.muster.store.StoreReader;
import java.util.List;

/// `muster journal head`: prints the head of the journal as one line. The line must be stored out of reach of all who
/// can write to the database; with it, `journal verify` finds a cut end.
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
        return "Prints the journal's last entry as one line, to store elsewhere. A server may be running.";
    }

    @Override
    public List<Flag> flags() {
        return OpenStore.flags();
    }

    @Override
    public int run(Arguments arguments) {
        try (StoreReader reader = OpenStore.reader(arguments.options(context), context.environment())) {
            context.out().println(HeadLine.of(reader.head()).text());
            return 0;
        }
    }
}
