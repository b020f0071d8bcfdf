package dev.muster.cli;

/// `muster version`: which Muster this is, and the Java it runs on.
final class VersionCommand implements Command {

    private final CommandContext context;

    VersionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String description() {
        return "Shows the version of Muster and of the Java it runs on.";
    }

    @Override
    public int run(Arguments given) {
        context.out().println("muster " + number() + " (java " + Runtime.version() + ")");
        return 0;
    }

    /// The jar's manifest has it; classes outside a jar are a build in progress.
    static String number() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
